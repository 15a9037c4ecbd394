"""Tables: what people's CSV and TSV files look like, and what is said about those that can't be used."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.engine.data import Data
from playground.engine.datasets import Table
from playground.registry import knobs

MANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def load(tmp_path: Path) -> Any:
    """Writes a text as a file and loads it, all rows for training unless said otherwise."""

    def write_and_load(text: str | bytes, *, encoding: str = "utf-8", seed: int = 1, **fields: Any) -> Data:
        path = tmp_path / "mine.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return Table(**{"path": "mine.csv", "test_fraction": 0.0} | fields).load(seed, tmp_path)

    return write_and_load


def sorted_rows(data: Data) -> list[list[float]]:
    return sorted(data.raw_train.tolist())


def labels(data: Data) -> dict[tuple[float, ...], str]:
    """The class of each row, by its raw values."""
    return {tuple(raw): data.classes[y] for raw, y in zip(data.raw_train.tolist(), data.y_train, strict=True)}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("a,b,c\n1.5,2,x\n3.5,4,y\n", "utf-8"),
        ("a,b,c\r\n1.5,2,x\r\n3.5,4,y", "utf-8"),
        ("a,b,c\n1.5,2,x\n3.5,4,y\n", "utf-8-sig"),
        ("a,b,c\n1.5,2,x\n3.5,4,y\n", "utf-16"),
        ("a;b;c\n1.5;2;x\n3.5;4;y\n", "utf-8"),
        ("a;b;c\n1,5;2,0;x\n3,5;4,0;y\n", "utf-8"),
        ("a\tb\tc\n1.5\t2\tx\n3.5\t4\ty\n", "utf-8"),
        ("a\tb\tc\n1,5\t2\tx\n3,5\t4\ty\n", "utf-8"),
        ('"a","b","c"\n"1.5","2","x"\n"3.5","4","y"\n', "utf-8"),
        ('a,b,c\n"1,5","2,0",x\n"3,5","4,0",y\n', "utf-8"),
        ("a, b, c\n 1.5, 2, x\n3.5 , 4 , y \n", "utf-8"),
        ("\na,b,c\n\n1.5,2,x\n3.5,4,y\n\n\n", "utf-8"),
        ("sep=;\na;b;c\n1,5;2;x\n3,5;4;y\n", "utf-8"),
        ("a,b,c\n+1.5e0,2.,x\n35E-1,.4e1,y\n", "utf-8"),
    ],
)
def test_the_same_table_in_many_guises(load: Any, text: str, encoding: str) -> None:
    data = load(text, encoding=encoding)
    assert data.inputs == data.features == ("a", "b") and data.outputs == ("c",) and data.classes == ("x", "y")
    assert sorted_rows(data) == [[1.5, 2.0], [3.5, 4.0]]
    assert labels(data) == {(1.5, 2.0): "x", (3.5, 4.0): "y"}
    assert data.notes == ()


def test_windows_western_encoding(load: Any) -> None:
    data = load("Größe;Straße\n1,5;Ä\n2,5;é\n", encoding="cp1252")
    assert data.inputs == ("Größe",) and data.classes == ("Ä", "é")


def test_thousands_marks(load: Any) -> None:
    english = load('a,b,c\n"1,000","12,345.5",x\n"2,500","1,000,000",y\n')
    assert sorted_rows(english) == [[1000.0, 12345.5], [2500.0, 1e6]]
    german = load("a;b;c\n1.000,5;2;x\n12.345.678,25;3;y\n")
    assert sorted_rows(german) == [[1000.5, 2.0], [12345678.25, 3.0]]


def test_where_commas_do_not_separate_they_are_decimal(load: Any) -> None:
    assert sorted_rows(load("a;c\n1,000;x\n2,500;y\n")) == [[1.0], [2.5]]
    assert sorted_rows(load("a;c\n1,000;x\n-;y\n2,500;y\n")) == [[1.0], [2.5]]


def test_quoted_text_may_hold_separators_quotes_and_line_ends(load: Any) -> None:
    data = load('"a, really","say ""b""",c\n1,2,"x, or\nso"\n3,4,y\n')
    assert data.inputs == ("a, really", 'say "b"') and set(data.classes) == {"x, or\nso", "y"}


def test_without_header_columns_are_numbered(load: Any) -> None:
    data = load("1.5,2,x\n3.5,4,y\n")
    assert data.inputs == ("column 1", "column 2") and data.outputs == ("column 3",)
    assert len(data.raw_train) == 2


def test_the_guess_about_the_header_can_be_overruled(load: Any) -> None:
    years = "2019,2020,2021\n1,2,0\n3,4,1\n"
    assert len(load(years).raw_train) == 3
    data = load(years, header="yes")
    assert data.inputs == ("2019", "2020") and len(data.raw_train) == 2
    codes = "a1,b1,c1\nd,e,f\n"
    with pytest.raises(ValueError):
        load(codes, header="no")
    assert load("1,x\n2,y\n", header="no").inputs == ("column 1",)


def test_the_separator_can_be_said(load: Any) -> None:
    text = "a,b;c,d\n1,5;2,x\n3,5;4,y\n"  # two cells to a line by semicolons, three by commas
    assert load(text.replace(",x", "").replace(",y", "").replace(",d", "")).inputs == ("a,b",)
    assert load(text, separator="comma").inputs == ("a",)


@pytest.mark.parametrize("missing", ["", "NA", "k.A.", "#DIV/0!", "n/a", "?", "nan", "NaN", "NULL", "-", "none", " "])
def test_rows_with_missing_values_are_dropped_counted_and_said(load: Any, missing: str) -> None:
    data = load(f"a,b,c\n1,2,x\n{missing},4,y\n5,6,y\n7,{missing},x\n9,10,x\n")
    assert sorted_rows(data) == [[1.0, 2.0], [5.0, 6.0], [9.0, 10.0]]
    assert data.notes == ("2 of 5 rows left out: a value is missing.",)


def test_a_missing_target_drops_the_row_too(load: Any) -> None:
    assert len(load("a,c\n1,x\n2,\n3,y\n4,NA\n").raw_train) == 2
    assert len(load("a,c\n1,0.5\n2,\n3,1.5\n4,NA\n").raw_train) == 2


def test_only_the_chosen_columns_can_miss_values(load: Any) -> None:
    assert len(load("a,b,c\n1,,x\n2,,y\n3,5,y\n", columns=("a",)).raw_train) == 3


def test_rows_with_another_number_of_cells_are_dropped_counted_and_said(load: Any) -> None:
    data = load("a,b,c\n1,2,x\n3,4\n5,6,y,7\n8,9,y\n10,11,x\n")
    assert len(data.raw_train) == 3
    assert data.notes == ("2 of 5 rows left out: the number of cells is another.",)


def test_target_and_columns_by_name(load: Any) -> None:
    text = "kind,a,b,c\nx,1,2,3\ny,4,5,6\n"
    data = load(text, target="kind", columns=["c", "a"])
    assert data.inputs == ("c", "a") and data.outputs == ("kind",) and sorted_rows(data) == [[3.0, 1.0], [6.0, 4.0]]
    assert load(text, target="kind").inputs == ("a", "b", "c")


def test_text_and_empty_columns_are_left_out_and_said(load: Any) -> None:
    data = load("a,name,gone,c\n1,Ann,,x\n2,Bob,,y\n")
    assert data.inputs == ("a",)
    assert data.notes == ("name is left out: it holds text ('Ann').", "gone is left out: it is empty.")


def test_one_column_of_decimal_commas_is_not_cut(load: Any) -> None:
    with pytest.raises(ValueError, match="no column of numbers beside the target length"):
        load("length\n1,5\n2,25\n3,75\n")
    assert load("a,b\n1,5\n2,3\n").inputs == ("a",)


def test_years_are_no_numbers_of_rows(load: Any) -> None:
    data = load("year,a,b\n" + "".join(f"{2000 + i},{i * i}.5,{i % 3}\n" for i in range(12)))
    assert data.inputs == ("year", "a") and not data.notes


def test_a_column_that_only_counts_the_rows_is_left_out_and_said(load: Any) -> None:
    """The row number that many programs write first: in a sorted table it gives the class away."""
    data = load(",a,c\n0,5,x\n1,4,x\n2,7,y\n")
    assert data.inputs == ("a",) and data.notes == ("column 1 is left out: it only counts the rows.",)
    assert load("t,y\n1,0.5\n2,0.1\n3,0.7\n").inputs == ("t",)  # unless there is nothing else to learn from
    assert load(",a,c\n0,5,x\n1,4,x\n2,7,y\n", columns=("column 1",)).inputs == ("column 1",)


def test_what_kind_of_target_it_is_is_guessed_and_can_be_said(load: Any) -> None:
    whole, measured = "a,c\n1,3\n2,7\n3,3\n", "a,c\n1,0.5\n2,7.5\n3,2\n"
    data = load(whole)
    assert data.classes == ("3", "7") and labels(data)[(2.0,)] == "7"
    assert load(measured).classes == () and load(measured).y_train.shape == (3, 1)
    assert load(whole, predict="numbers").classes == ()
    assert sorted(load(whole, predict="numbers").y_train[:, 0]) == [3.0, 3.0, 7.0]
    assert load(measured, predict="classes").classes == ("0.5", "2", "7.5")
    many = "a,c\n" + "".join(f"{i / 7},{i}\n" for i in range(30))
    assert load(many).classes == ()


def test_classes_are_in_order_and_only_those_that_are_left(load: Any) -> None:
    data = load("a,c\n1,b\n2,a\n,z\n3,a\n4,10\n5,9\n")
    assert data.classes == ("10", "9", "a", "b")
    assert load("a,c\n1,10\n2,9\n3,2\n").classes == ("2", "9", "10")


def test_standardised_by_the_training_rows_only(load: Any) -> None:
    text = "a,b,c\n" + "".join(f"{i * i},{i / 10},{'uv'[i % 2]}\n" for i in range(40))
    data = load(text, test_fraction=0.4, seed=5)
    assert len(data.raw_test) == 16
    np.testing.assert_allclose(data.x_train.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(data.x_train.std(axis=0), 1.0)
    assert np.abs(data.x_test.mean(axis=0)).max() > 1e-3
    expected = (data.raw_test - data.raw_train.mean(axis=0)) / data.raw_train.std(axis=0)
    np.testing.assert_allclose(data.x_test, expected)


def test_without_standardising_the_network_sees_the_file(load: Any) -> None:
    data = load("a,c\n1,x\n5,y\n", standardise=False)
    np.testing.assert_array_equal(data.x_train, data.raw_train)


def test_a_constant_column_is_centred_and_nothing_more(load: Any) -> None:
    data = load("a,b,c\n1,7,x\n3,7,y\n2,7,y\n")
    np.testing.assert_array_equal(data.x_train[:, 1], 0.0)
    assert data.domain[1] == (6.5, 7.5)


def test_a_widely_spread_target_is_said_and_can_be_standardised(load: Any) -> None:
    text = "a,price\n1,100000.5\n2,300000\n3,200000\n"
    assert load(text).notes == ("price is spread over 200,000: use a small learning rate, or standardise it.",)
    data = load(text, standardise_target=True)
    assert data.notes == ()
    np.testing.assert_allclose([data.y_train.mean(), data.y_train.std()], [0.0, 1.0], atol=1e-12)


def test_repeated_names_are_numbered(load: Any) -> None:
    assert load("a,a,a,c\n1,2,3,x\n4,5,6,y\n").inputs == ("a", "a (2)", "a (3)")


def test_the_split_is_the_seeds(load: Any) -> None:
    text = "a,c\n" + "".join(f"{i + 0.5},{'xy'[i % 2]}\n" for i in range(40))
    first, again, other = (load(text, seed=seed, test_fraction=0.25) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.raw_test, again.raw_test)
    assert len(first.raw_test) == 10 and not np.array_equal(first.raw_test, other.raw_test)
    assert sorted(np.concatenate([first.raw_train, first.raw_test])[:, 0]) == [i + 0.5 for i in range(40)]


PROBLEMS: dict[str, tuple[str | bytes, dict[str, Any], str]] = {
    "empty": ("", {}, "mine.csv is empty"),
    "names only": ("a,b\n", {}, "mine.csv has a line of names, but no rows below it"),
    "no such target": ("a,b\n1,x\n2,y\n", {"target": "d"}, "mine.csv has no column 'd'; it has a, b"),
    "no such column": ("a,b\n1,x\n2,y\n", {"columns": ["z"]}, "mine.csv has no column 'z'; it has a, b"),
    "target given": (
        "a,b\n1,x\n2,y\n",
        {"columns": ["b"]},
        "mine.csv: b is the target, and can't be given to the network",
    ),
    "text as feature": (
        "a,t,b\n1,q,x\n2,r,y\n",
        {"columns": ["t"]},
        "mine.csv: t holds text ('q'), and features are numbers",
    ),
    "text as number": (
        "a,b\n1,x\n2,y\n",
        {"predict": "numbers"},
        "mine.csv: b holds text ('x'), so its values can only be predicted as classes",
    ),
    "one class": ("a,b\n1,x\n2,x\n", {}, "mine.csv: b is x in every row: nothing to learn"),
    "no complete row": ("a,b,c\n1,,x\n,2,y\n", {}, "mine.csv: no row is complete in a, b, c"),
    "no numbers": ("a,b\nq,x\nr,y\n", {}, "mine.csv has no column of numbers beside the target b"),
    "one column": ("a\n1\n2\n", {}, "mine.csv has no column of numbers beside the target a"),
    "header too short": ("a,b\n1,2,x\n3,4,y\n", {}, "mine.csv names 2 columns, but its rows have 3"),
    "open quote": ('a,b\n1,x\n2,"y\n', {}, "mine.csv, line 3: unexpected end of data"),
    "spreadsheet": (
        b"PK\x03\x04rest",
        {},
        "mine.csv is a spreadsheet or an archive: save it as CSV and open that",
    ),
    "binary": (
        bytes(range(256)),
        {},
        "mine.csv is not a text file: a table is CSV or TSV, such as a spreadsheet exports",
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_table_that_cannot_be_used_gets_one_sentence(load: Any, name: str) -> None:
    text, fields, sentence = PROBLEMS[name]
    with pytest.raises(ValueError) as error:
        load(text, **fields)
    assert str(error.value) == sentence


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError) as error:
        Table(path="flowers.csv").load(0, tmp_path)
    assert str(error.value) == (
        f"There is no file flowers.csv in {tmp_path}, nor among the tables that come along (iris.csv)"
    )
    with pytest.raises(ValueError, match="No table is chosen"):
        Table(path=" ").load(0, tmp_path)
    with pytest.raises(ValueError, match="There is no file"):
        Table(path=".").load(0, tmp_path)


def test_a_path_is_relative_to_the_experiment_then_to_what_comes_along(tmp_path: Path) -> None:
    shipped = Table(path="iris.csv").load(0, tmp_path)
    assert shipped.classes == ("setosa", "versicolor", "virginica")
    assert shipped.inputs == ("sepal_length", "sepal_width", "petal_length", "petal_width")
    assert len(shipped.raw_train) + len(shipped.raw_test) == 150
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "iris.csv").write_text("own,kind\n1,p\n2,q\n")
    assert Table(path="iris.csv").load(0, tmp_path / "sub").inputs == ("own",)
    assert Table(path="sub/iris.csv").load(0, tmp_path).inputs == ("own",)
    assert Table(path=str(tmp_path / "sub" / "iris.csv")).load(0, Path()).inputs == ("own",)


def test_iris_is_the_table_of_the_source() -> None:
    data = Table(test_fraction=0.0, standardise=False).load(0, Path())
    np.testing.assert_array_equal(np.bincount(data.y_train), [50, 50, 50])
    np.testing.assert_allclose(data.raw_train.mean(axis=0), [5.8433333, 3.0573333, 3.758, 1.1993333], rtol=1e-6)


def test_a_file_that_is_too_large_is_refused_unread(load: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.engine.delimited.LARGEST_FILE", 0)
    with pytest.raises(ValueError, match="MB at most"):
        load("a,b\n1,x\n2,y\n")


def test_a_file_that_may_not_be_read(load: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ValueError, match=r"^mine\.csv can't be read: Permission denied$"):
        load("a,b\n1,x\n2,y\n")


def test_columns_are_checked_as_a_list_of_text() -> None:
    columns = dict(knobs(Table))["columns"]
    assert columns.problem(["a", "b"]) is None and columns.problem(()) is None
    assert columns.problem("a") == 'must be a list, got "a"'
    assert columns.problem(["a", 3]) == "must be text, got 3 at position 1"


@given(
    st.lists(st.lists(st.integers(-9999, 9999), min_size=2, max_size=2), min_size=2, max_size=12, unique_by=tuple),
    st.sampled_from([(",", "."), (";", ","), (";", "."), ("\t", ","), ("\t", ".")]),
    st.booleans(),
)
@MANY
def test_numbers_come_back_as_they_were_written(
    load: Any, values: list[list[int]], marks: tuple[str, str], quoted: bool
) -> None:
    """Hundredths, with every separator and decimal mark, quoted or not."""
    separator, point = marks
    quote = '"' if quoted else ""
    lines = [["a", "b", "c"]]
    for index, row in enumerate(values):
        lines.append([f"{value / 100:.2f}".replace(".", point) for value in row] + ["xy"[index % 2]])
    text = "\n".join(separator.join(f"{quote}{cell}{quote}" for cell in line) for line in lines)
    data = load(text, columns=("a", "b"))
    assert sorted_rows(data) == sorted([value / 100 for value in row] for row in values)


@given(st.binary(max_size=200))
@MANY
def test_any_bytes_are_a_table_or_get_a_sentence(load: Any, content: bytes) -> None:
    try:
        data = load(content)
    except UnicodeError:
        raise
    except ValueError:
        return
    assert len(data.raw_train) > 0 and np.isfinite(data.raw_train).all()


@given(st.text(alphabet='0123456789.,;\t\n"-xeNA? ', max_size=80))
@MANY
def test_anything_like_a_table_is_one_or_gets_a_sentence(load: Any, content: str) -> None:
    try:
        data = load(content)
    except ValueError:
        return
    assert len(data.raw_train) > 0 and np.isfinite(data.raw_train).all()
