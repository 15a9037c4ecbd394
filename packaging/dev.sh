#!/usr/bin/env bash
# Set up and run Network Playground from a checkout. Needs only python3 (3.11 or newer); safe to run again and again.
#
#   packaging/dev.sh run [FILE]            set up, then open the application; without a display, write its pictures
#   packaging/dev.sh test                  set up, then run every check: ruff, mypy, the tests, the real-window tests
#   packaging/dev.sh test PYTEST-ARGS...   set up, then run pytest once, with these arguments
#   packaging/dev.sh setup                 only set up
#
# PLAYGROUND_VENV: the folder of the virtual environment (default: .venv in the checkout)
# PYTHON: the Python to make it with (default: the first of python3, python3.13, 3.12, 3.11 that is new enough)
set -euo pipefail
unset PYTHONDONTWRITEBYTECODE # without byte code on disk every start compiles everything again

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${PLAYGROUND_VENV:-$root/.venv}
[[ $venv = /* ]] || venv=$PWD/$venv
venv_python=$venv/bin/python
log=$venv.log

say() { printf 'network-playground: %s\n' "$*" >&2; }
die() { say "$@"; exit 3; }

logged() { # COMMAND...: its output goes to the log, and the end of it to the screen where it fails
    "$@" >>"$log" 2>&1 || { tail -n 12 "$log" >&2; say "that failed; all of its output is in $log"; return 1; }
}

# ---- system packages: shared library, Debian package -------------------------------------------------------------
qt_libraries="
    libGL.so.1          libgl1
    libEGL.so.1         libegl1
    libgthread-2.0.so.0 libglib2.0-0
    libdbus-1.so.3      libdbus-1-3
    libxkbcommon.so.0   libxkbcommon0
    libfontconfig.so.1  libfontconfig1"
x11_libraries="
    libxcb-cursor.so.0    libxcb-cursor0
    libxcb-icccm.so.4     libxcb-icccm4
    libxcb-keysyms.so.1   libxcb-keysyms1
    libxcb-shape.so.0     libxcb-shape0
    libxkbcommon-x11.so.0 libxkbcommon-x11-0"

missing_packages() { # LIBRARIES: the packages whose library this system doesn't load (only Linux is asked)
    "$system_python" - "$1" <<'PYTHON'
import ctypes, sys
rows = sys.argv[1].split()
for library, package in zip(rows[::2], rows[1::2]) if sys.platform == "linux" else ():
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
PYTHON
}

as_root=()
can_install() { # with apt-get, as root or with a sudo that asks no password
    command -v apt-get >/dev/null || return 1
    [[ $(id -u) = 0 ]] && return
    sudo -n true 2>/dev/null && as_root=(sudo)
}

lists_are_fresh=
install() { # PACKAGES...
    local admin=(${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive) apt
    apt=("${admin[@]}" apt-get -qq -o DPkg::Lock::Timeout=300)
    if [[ -z $lists_are_fresh ]]; then
        "${apt[@]}" update >>"$log" 2>&1 9>&- || say "apt-get update failed; trying with the package lists as they are"
        lists_are_fresh=yes
        "${admin[@]}" dpkg --configure -a >>"$log" 2>&1 9>&- || true # in case an earlier installation was interrupted
    fi
    # 9>&-: a service that a package starts must not keep the lock of this set-up
    logged "${apt[@]}" install -y --no-install-recommends "$@" 9>&-
}

need() { # WHY PACKAGES...: install them, or say what to type
    local why=$1; shift
    can_install || die "$why. This needs an administrator, once:
    sudo apt-get update && sudo apt-get install -y --no-install-recommends $*
(Debian's names; other systems have the like.) Then run the same command again."
    say "$why: installing $*"
    install "$@" || die "apt-get could not install: $*"
}

need_libraries() { # WHY LIBRARIES
    local missing
    mapfile -t missing < <(missing_packages "$2")
    if ((${#missing[@]})); then need "$1" "${missing[@]}"; fi
}

# ---- the virtual environment -------------------------------------------------------------------------------------
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    if [[ -n ${PYTHON:-} ]]; then
        new_enough "$PYTHON" || die "PYTHON=$PYTHON does not run, or is older than Python 3.11."
        system_python=$PYTHON
        return
    fi
    command -v python3 >/dev/null || need "Python is missing" python3 python3-venv
    for name in python3 python3.13 python3.12 python3.11; do
        if new_enough "$name"; then system_python=$name; return; fi
    done
    die "Python 3.11 or newer is needed, and python3 is $(python3 -V 2>&1). Set PYTHON to a newer one."
}

fingerprint() { # of everything that decides what is in the environment: another one means another environment
    "$system_python" - "$root" <<'PYTHON'
import hashlib, pathlib, sys, tomllib
root = pathlib.Path(sys.argv[1])
project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
parts = [sys.version, sys.base_prefix, root, project["project"], (root / "packaging/constraints.txt").read_text("utf-8")]
print(hashlib.sha256(repr(parts).encode()).hexdigest())
PYTHON
}

make_venv() { # sets `pip`, the command that installs into it
    pip=("$venv_python" -m pip)
    if "$system_python" -c 'import ensurepip' 2>/dev/null; then
        logged "$system_python" -m venv --clear "$venv" && return
    elif ! can_install && "$system_python" -m venv --without-pip --clear "$venv" >>"$log" 2>&1 \
            && "$system_python" -m pip --python "$venv_python" --version >>"$log" 2>&1; then
        pip=("$system_python" -m pip --python "$venv_python") # Debian without python3-venv, but with a pip to lend
        return
    else
        need "Python's venv module is missing" python3-venv
        logged "$system_python" -m venv --clear "$venv" && return
    fi
    die "no virtual environment could be made in $venv: is there space, and may you write there?"
}

fill_venv() {
    local started=$SECONDS pip
    say "setting up $venv (the first time: 100 MB to download, 400 MB on disk)"
    rm -f "$venv/.ready" # until the last line, an interrupted set-up starts anew
    make_venv
    PIP_USER=0 logged "${pip[@]}" --disable-pip-version-check --no-input install \
        -c "$root/packaging/constraints.txt" -e "${root}[test]" \
        || die "the packages could not be installed, for the reason above. Mend it (a network, space on the disk?) and run the same command again."
    say "set up in $((SECONDS - started)) s"
}

interface_font() { # the window is drawn for Inter; without it the system's font does
    [[ -n $(find /usr/share/fonts ~/.fonts ~/.local/share/fonts -iname 'inter*' -print -quit 2>/dev/null) ]] && return
    if can_install && [[ $(id -u) = 0 ]]; then
        install fonts-inter >/dev/null 2>&1 || say "the font Inter could not be installed; the system's font is used"
    else
        say "the window looks best with the font Inter (Debian: fonts-inter); without it the system's font is used"
    fi
}

lock() { # two at once: the second waits. pip inherits the lock, so where only its script was killed it still counts
    local folder
    folder=$(dirname "$venv")
    if ! mkdir -p "$folder" || [[ ! -w $folder ]]; then die "$folder is not writable. Set PLAYGROUND_VENV to a folder that is."; fi
    exec 9>"$venv.lock"
    if command -v flock >/dev/null; then flock 9; fi
}
unlock() { exec 9>&-; }

setup() {
    local want
    lock
    find_python
    want=$(fingerprint)
    if [[ $(cat "$venv/.ready" 2>/dev/null) != "$want" ]] || ! "$venv_python" -c '' 2>/dev/null; then
        : >"$log"
        fill_venv
        echo "$want" >"$venv/.ready"
        interface_font
    fi
    need_libraries "Qt's system libraries are missing" "$qt_libraries"
    unlock
}

# ---- the commands ------------------------------------------------------------------------------------------------
has_display() {
    [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} || $(uname) = Darwin ]] && return
    case ${QT_QPA_PLATFORM:-offscreen} in offscreen* | minimal*) return 1 ;; esac # others (vnc, linuxfb, eglfs) bring their own
}

run() {
    setup
    if has_display; then
        if [[ -n ${DISPLAY:-} ]]; then need_libraries "Qt's X11 libraries are missing" "$x11_libraries"; fi
        exec "$venv_python" -m playground "$@"
    fi
    local pictures=network-playground-pictures experiment=${1:-$root/resources/examples/vanishing.experiment.json}
    say "there is no display here, so instead of opening a window this trains $experiment
and writes its panels as pictures to $pictures/"
    QT_QPA_PLATFORM=offscreen exec "$venv_python" -m playground render "$experiment" --epochs 60 --out "$pictures"
}

real_windows() { # what the tests in a real window need; where it can't be had, they are skipped and say so
    local missing
    [[ $(uname) = Linux ]] || return 0
    mapfile -t missing < <(missing_packages "$x11_libraries")
    command -v Xvfb >/dev/null || missing+=(xvfb)
    ((${#missing[@]})) || return 0
    if can_install; then
        say "the tests in a real window need more: installing ${missing[*]}"
        lock
        if install "${missing[@]}"; then unlock; return; fi
        unlock
    fi
    say "the tests in a real window will be skipped; they need (Debian's names): ${missing[*]}"
}

run_tests() {
    local failed=()
    setup
    cd "$root"
    if (($#)); then exec "$venv_python" -m pytest "$@"; fi
    real_windows
    "$venv_python" -m ruff check --output-format=concise . || failed+=(ruff)
    "$venv_python" -m mypy || failed+=(mypy)
    # One application has one platform, so the tests in a real window are a run of their own.
    QT_QPA_PLATFORM=offscreen "$venv_python" -m pytest --no-xvfb -m "not xcb" -n auto --dist loadfile || failed+=("the tests")
    QT_QPA_PLATFORM=xcb "$venv_python" -m pytest -m xcb -rs || failed+=("the tests in a real window")
    ((${#failed[@]} == 0)) || { say "failed: $(IFS=,; echo "${failed[*]}")"; exit 1; }
    say "all checks passed"
}

command=${1:-}
shift || true
case $command in
    run) run "$@" ;;
    test) run_tests "$@" ;;
    setup) setup ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
