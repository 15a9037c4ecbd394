<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Examples</source>
        <translation>&amp;Ví dụ</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Tệp mới</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Mở…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Lưu với tên &amp;khác…</translation>
    </message>
    <message>
        <source>E&amp;xport animation…</source>
        <translation>&amp;Xuất hoạt hình…</translation>
    </message>
    <message>
        <source>Export as &amp;code…</source>
        <translation>Xuất thành mã &amp;nguồn…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Cài đặt…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Th&amp;oát</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Cắt</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Xóa</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Nhân đôi</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Chọn &amp;tất cả</translation>
    </message>
    <message>
        <source>&amp;Fit the network</source>
        <translation>Hiện &amp;vừa cả mạng</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>Theo &amp;hệ thống</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Sáng</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tối</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Chữ &amp;lớn hơn</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Chữ &amp;nhỏ hơn</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Chữ &amp;bình thường</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Bố cục mặc định</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Chạy</translation>
    </message>
    <message>
        <source>&amp;Step: one mini-batch</source>
        <translation>&amp;Bước: một lô nhỏ (mini-batch)</translation>
    </message>
    <message>
        <source>&amp;Epoch</source>
        <translation>&amp;Lượt: một epoch</translation>
    </message>
    <message>
        <source>Run &amp;until…</source>
        <translation>Chạy ch&amp;o đến khi…</translation>
    </message>
    <message>
        <source>Rese&amp;t to the same start</source>
        <translation>&amp;Về điểm xuất phát cũ</translation>
    </message>
    <message>
        <source>&amp;Forward to the furthest step</source>
        <translation>T&amp;iến đến bước xa nhất</translation>
    </message>
    <message>
        <source>&amp;New start</source>
        <translation>Điểm &amp;xuất phát mới</translation>
    </message>
    <message>
        <source>&amp;Bookmark this step</source>
        <translation>Đánh &amp;dấu bước này</translation>
    </message>
    <message>
        <source>&amp;Go on from here</source>
        <translation>Đi tiếp từ đâ&amp;y</translation>
    </message>
    <message>
        <source>Back to the r&amp;un</source>
        <translation>T&amp;rở lại lần chạy</translation>
    </message>
    <message>
        <source>&amp;Microscope</source>
        <translation>&amp;Kính hiển vi</translation>
    </message>
    <message>
        <source>&amp;Duplicate model</source>
        <translation>&amp;Nhân đôi mô hình</translation>
    </message>
    <message>
        <source>&amp;Rename model…</source>
        <translation>Đổi &amp;tên mô hình…</translation>
    </message>
    <message>
        <source>&amp;Close model</source>
        <translation>Đóng mô &amp;hình</translation>
    </message>
    <message>
        <source>Model &amp;{letter}</source>
        <translation>Mô hình &amp;{letter}</translation>
    </message>
    <message>
        <source>&amp;About Network Playground</source>
        <translation>&amp;Giới thiệu Network Playground</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Phím tắt</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Giao diện</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>&amp;Cỡ chữ</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Tệp</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Xem</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Mô hình</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Mở &amp;gần đây</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Chưa có tệp nào</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Xóa danh sách này</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Tạm dừng</translation>
    </message>
</context>
<context>
    <name>ActivationPanel</name>
    <message>
        <source>has no layer {layer}</source>
        <translation>không có lớp {layer}</translation>
    </message>
    <message>
        <source>{layer} {kind}: mean σ′ {slope}, saturated {share}</source>
        <translation>{layer} {kind}: trung bình σ′ {slope}, bão hòa {share}</translation>
    </message>
    <message>
        <source>{layer} {kind}: mean σ′ {slope}, near 0 for {share}</source>
        <translation>{layer} {kind}: trung bình σ′ {slope}, gần 0 ở {share}</translation>
    </message>
    <message>
        <source>z, and how often it occurs</source>
        <translation>z, và tần suất của nó</translation>
    </message>
    <message>
        <source>σ′ at most {bound}</source>
        <translation>σ′ không quá {bound}</translation>
    </message>
    <message>
        <source>over the {count} layers before the output</source>
        <translation>qua {count} lớp trước lớp đầu ra</translation>
    </message>
    <message>
        <source>over the layer before the output</source>
        <translation>qua lớp trước lớp đầu ra</translation>
    </message>
    <message>
        <source>bound on σ′</source>
        <translation>chặn trên của σ′</translation>
    </message>
    <message>
        <source>bound {power}</source>
        <translation>chặn trên {power}</translation>
    </message>
    <message>
        <source>σ′ measured</source>
        <translation>σ′ đo được</translation>
    </message>
    <message>
        <source>σ′ and W</source>
        <translation>σ′ và W</translation>
    </message>
    <message>
        <source>Whose activation</source>
        <translation>Hàm kích hoạt của lớp nào</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Hàm kích hoạt</translation>
    </message>
</context>
<context>
    <name>Animation</name>
    <message>
        <source>Export animation</source>
        <translation>Xuất hoạt hình</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Khung hình</translation>
    </message>
    <message>
        <source>Epochs between two</source>
        <translation>Số lượt giữa hai khung</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Số khung hình mỗi giây</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Kích cỡ</translation>
    </message>
    <message>
        <source>one GIF</source>
        <translation>một tệp GIF</translation>
    </message>
    <message>
        <source>PNG frames in a folder</source>
        <translation>các khung PNG trong một thư mục</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Cho thấy những gì</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Written to {file}, {size} MB.</source>
        <translation>Đã ghi vào {file}, {size} MB.</translation>
    </message>
    <message>
        <source>{count} frames written to {folder}, {size} MB.</source>
        <translation>Đã ghi {count} khung vào {folder}, {size} MB.</translation>
    </message>
    <message>
        <source>{name} frames</source>
        <translation>{name} các khung</translation>
    </message>
    <message>
        <source>Epochs 0 to {last} in {seconds} s, {width} × {height} pixels, from the same start.</source>
        <translation>Lượt 0 đến {last} trong {seconds} giây, {width} × {height} điểm ảnh, từ cùng điểm xuất phát.</translation>
    </message>
    <message>
        <source>About {seconds} s left.</source>
        <translation>Còn khoảng {seconds} giây.</translation>
    </message>
    <message>
        <source>About {minutes} min left.</source>
        <translation>Còn khoảng {minutes} phút.</translation>
    </message>
    <message>
        <source>That is too large for one GIF: choose fewer frames or parts, 1 ×, or PNG frames.</source>
        <translation>Quá lớn cho một tệp GIF: hãy chọn ít khung hoặc ít phần hơn, cỡ 1 ×, hoặc các khung PNG.</translation>
    </message>
    <message>
        <source>A picture could not be drawn, so nothing was written.</source>
        <translation>Có một hình không vẽ được, nên chưa ghi gì.</translation>
    </message>
    <message>
        <source>There is not enough memory for this: choose fewer frames, or PNG frames.</source>
        <translation>Không đủ bộ nhớ cho việc này: hãy chọn ít khung hơn, hoặc các khung PNG.</translation>
    </message>
    <message>
        <source>A GIF needs the library Pillow: install it (pip install pillow), or choose PNG frames.</source>
        <translation>Tệp GIF cần thư viện Pillow: hãy cài đặt nó (pip install pillow), hoặc chọn các khung PNG.</translation>
    </message>
    <message>
        <source>It could not be written: {why}. Choose another place.</source>
        <translation>Không ghi được: {why}. Hãy chọn chỗ khác.</translation>
    </message>
    <message>
        <source>epoch {epoch} · step {step}</source>
        <translation>lượt {epoch} · bước {step}</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>This ended in a mistake of the application, and there is no result: try it again.</source>
        <translation>Việc này kết thúc vì một lỗi của ứng dụng, và không có kết quả: hãy thử lại.</translation>
    </message>
</context>
<context>
    <name>BoundaryPanel</name>
    <message>
        <source>Class of the points that are drawn</source>
        <translation>Nhãn của các điểm được vẽ</translation>
    </message>
    <message>
        <source>A drag adds points, with Shift it erases.</source>
        <translation>Kéo để thêm điểm, giữ Shift để xóa.</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>nhãn {number}</translation>
    </message>
    <message>
        <source>Erase points</source>
        <translation>Xóa điểm</translation>
    </message>
    <message>
        <source>What the network says over its inputs</source>
        <translation>Mạng trả lời gì trên miền đầu vào</translation>
    </message>
    <message>
        <source>training</source>
        <translation>huấn luyện</translation>
    </message>
    <message>
        <source>test</source>
        <translation>kiểm tra</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>sai</translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation>Biên quyết định</translation>
    </message>
    <message>
        <source>accuracy {share}</source>
        <translation>độ chính xác {share}</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>mất mát {loss}</translation>
    </message>
    <message>
        <source>c₁ and c₂ are the first two principal components of the standardised inputs: {first} and {second} of what varies</source>
        <translation>c₁ và c₂ là hai thành phần chính đầu tiên của các đầu vào đã chuẩn hóa: {first} và {second} của độ biến thiên</translation>
    </message>
    <message>
        <source>{inputs}, the others at their mean</source>
        <translation>{inputs}, các đầu vào khác ở giá trị trung bình</translation>
    </message>
    <message>
        <source>the plane of the two units of {layer}, with the grid of the inputs in it</source>
        <translation>mặt phẳng của hai nơ-ron của {layer}, với lưới đầu vào trong đó</translation>
    </message>
    <message>
        <source>the plane of the two units of {layer}, with the grid of the inputs in it; a skip leads past it</source>
        <translation>mặt phẳng của hai nơ-ron của {layer}, với lưới đầu vào trong đó; một kết nối tắt đi vòng qua</translation>
    </message>
    <message>
        <source>The inputs</source>
        <translation>Các đầu vào</translation>
    </message>
    <message>
        <source>Plane of</source>
        <translation>Mặt phẳng của</translation>
    </message>
    <message>
        <source>Input across</source>
        <translation>Đầu vào theo chiều ngang</translation>
    </message>
    <message>
        <source>Input up</source>
        <translation>Đầu vào theo chiều dọc</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>Các thành phần chính</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>{name} is left out of the network: let it take part first</source>
        <translation>{name} đang được bỏ qua: hãy cho lớp này tham gia trước</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>Tên của {name}</translation>
    </message>
    <message>
        <source>Paste before the output</source>
        <translation>Dán trước lớp đầu ra</translation>
    </message>
    <message>
        <source>Search layers and activations…</source>
        <translation>Tìm lớp và hàm kích hoạt…</translation>
    </message>
    <message>
        <source>Fit the whole chain</source>
        <translation>Hiện vừa cả chuỗi</translation>
    </message>
    <message>
        <source>Skip connection to</source>
        <translation>Kết nối tắt đến</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Đổi tên…</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cắt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Paste behind it</source>
        <translation>Dán vào sau</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Nhân đôi</translation>
    </message>
    <message>
        <source>Let it learn again</source>
        <translation>Cho học trở lại</translation>
    </message>
    <message>
        <source>Freeze its weights</source>
        <translation>Đóng băng trọng số</translation>
    </message>
    <message>
        <source>Take part again</source>
        <translation>Cho tham gia trở lại</translation>
    </message>
    <message>
        <source>Leave out of the network</source>
        <translation>Bỏ qua trong mạng</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Remove skip {source} → {target}</source>
        <translation>Gỡ kết nối tắt {source} → {target}</translation>
    </message>
    <message>
        <source>activation −1</source>
        <translation>giá trị kích hoạt −1</translation>
    </message>
    <message>
        <source>skip {source} → {target}</source>
        <translation>kết nối tắt {source} → {target}</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>hàm mất mát</translation>
    </message>
    <message>
        <source>Release to insert {name} between {before} and {behind} · Esc cancels</source>
        <translation>Thả để chèn {name} vào giữa {before} và {behind} · Esc để hủy</translation>
    </message>
    <message>
        <source>Release to move {name} between {before} and {behind} · Esc cancels</source>
        <translation>Thả để chuyển {name} vào giữa {before} và {behind} · Esc để hủy</translation>
    </message>
    <message>
        <source>Drag {name} over the chain to insert it · Esc cancels</source>
        <translation>Kéo {name} lên chuỗi để chèn vào · Esc để hủy</translation>
    </message>
    <message>
        <source>Release to leave {name} where it was · Esc cancels</source>
        <translation>Thả để giữ {name} ở chỗ cũ · Esc để hủy</translation>
    </message>
    <message>
        <source>Release to give {layer} the {knob} {name} · Esc cancels</source>
        <translation>Thả để đặt {knob} của {layer} là {name} · Esc để hủy</translation>
    </message>
    <message>
        <source>Drop {name} on a layer to change its {knob} · Esc cancels</source>
        <translation>Thả {name} lên một lớp để đổi {knob} của lớp đó · Esc để hủy</translation>
    </message>
    <message>
        <source>{layer} has no {knob}: drop {name} on another layer</source>
        <translation>{layer} không có {knob}: hãy thả {name} lên lớp khác</translation>
    </message>
    <message>
        <source>Release to give the network {name} · Esc cancels</source>
        <translation>Thả để đưa {name} vào mạng · Esc để hủy</translation>
    </message>
    <message>
        <source>Drop {name} on the input · Esc cancels</source>
        <translation>Thả {name} lên đầu vào · Esc để hủy</translation>
    </message>
    <message>
        <source>The network is given {name} already, or its data have no such feature</source>
        <translation>Mạng đã nhận {name} rồi, hoặc dữ liệu không có đặc trưng này</translation>
    </message>
    <message>
        <source>{name} stays last: its units follow the data</source>
        <translation>{name} phải ở cuối: số nơ-ron của lớp này theo dữ liệu</translation>
    </message>
    <message>
        <source>{name} stays: a network needs its output layer</source>
        <translation>{name} phải ở lại: mạng cần có lớp đầu ra</translation>
    </message>
    <message>
        <source>Release to add the output of {source} to that of {name} · Esc cancels</source>
        <translation>Thả để cộng đầu ra của {source} vào đầu ra của {name} · Esc để hủy</translation>
    </message>
    <message>
        <source>Release to add the output of {source} to that of {name}, through a learned projection {projection}</source>
        <translation>Thả để cộng đầu ra của {source} vào đầu ra của {name}, qua một phép chiếu {projection} được học</translation>
    </message>
    <message>
        <source>Drag to a later layer to add the output of {name} to its output · Esc cancels</source>
        <translation>Kéo đến một lớp phía sau để cộng đầu ra của {name} vào đầu ra của lớp đó · Esc để hủy</translation>
    </message>
    <message>
        <source>The skip {names} would point backwards now, and is gone: undo brings it back</source>
        <translation>Kết nối tắt {names} nay sẽ trỏ ngược, nên đã bị gỡ: hoàn tác sẽ đưa nó trở lại</translation>
    </message>
    <message>
        <source>The skips {names} would point backwards now, and are gone: undo brings them back</source>
        <translation>Các kết nối tắt {names} nay sẽ trỏ ngược, nên đã bị gỡ: hoàn tác sẽ đưa chúng trở lại</translation>
    </message>
    <message>
        <source>{name} takes part: a network needs its output layer</source>
        <translation>{name} phải tham gia: mạng cần có lớp đầu ra</translation>
    </message>
    <message>
        <source>These layers can&apos;t be pasted: {place}: {sentence}</source>
        <translation>Không dán được các lớp này: {place}: {sentence}</translation>
    </message>
    <message>
        <source>Select a layer first, or drop {name} on one</source>
        <translation>Hãy chọn một lớp trước, hoặc thả {name} lên một lớp</translation>
    </message>
    <message>
        <source>What the canvas shows</source>
        <translation>Vùng vẽ hiện gì</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Thẻ</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>Nơ-ron</translation>
    </message>
    <message>
        <source>lines: weight</source>
        <translation>đường nối: trọng số</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradient</translation>
    </message>
    <message>
        <source>Cards or neurons</source>
        <translation>Thẻ hay nơ-ron</translation>
    </message>
    <message>
        <source>What lines show</source>
        <translation>Đường nối biểu diễn gì</translation>
    </message>
    <message>
        <source>The output of {source} is added to the output of {target}.</source>
        <translation>Đầu ra của {source} được cộng vào đầu ra của {target}.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Duplicate to {letter}</source>
        <translation>Nhân đôi thành {letter}</translation>
    </message>
    <message>
        <source>{words}: the same model once more, to change one thing in it</source>
        <translation>{words}: thêm một mô hình y hệt, để thay đổi một điều trong đó</translation>
    </message>
    <message>
        <source>{count} parameter</source>
        <translation>{count} tham số</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} tham số</translation>
    </message>
    <message>
        <source>{count} layer</source>
        <translation>{count} lớp</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} lớp</translation>
    </message>
    <message>
        <source>{count} skip connection</source>
        <translation>{count} kết nối tắt</translation>
    </message>
    <message>
        <source>{count} skip connections</source>
        <translation>{count} kết nối tắt</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Các mô hình</translation>
    </message>
    <message>
        <source>Name of model {letter}</source>
        <translation>Tên của mô hình {letter}</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Chuyển sang trái</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Chuyển sang phải</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Close {model}</source>
        <translation>Đóng {model}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{letter}&lt;/b&gt; is there: all models start together, on the same mini-batches</source>
        <translation>Đã có &lt;b&gt;{letter}&lt;/b&gt;: mọi mô hình xuất phát cùng nhau, trên cùng các lô nhỏ</translation>
    </message>
    <message>
        <source>The canvas, with the layers in use lit</source>
        <translation>Vùng vẽ, với các lớp đang dùng được thắp sáng</translation>
    </message>
    <message>
        <source>The whole chain, and the part of it that is in sight</source>
        <translation>Cả chuỗi, và phần đang nhìn thấy</translation>
    </message>
    <message>
        <source>mean |∂C/∂W| of each layer; drag to see another part of the chain</source>
        <translation>trung bình |∂C/∂W| của từng lớp; kéo để xem phần khác của chuỗi</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>unit</source>
        <translation>nơ-ron</translation>
    </message>
    <message>
        <source>units</source>
        <translation>nơ-ron</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Đầu vào</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>bỏ qua</translation>
    </message>
    <message>
        <source>{count} param</source>
        <translation>{count} tham số</translation>
    </message>
    <message>
        <source>{count} params</source>
        <translation>{count} tham số</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>đóng băng</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… còn {count}</translation>
    </message>
    <message>
        <source>mean |∂C/∂W|</source>
        <translation>trung bình |∂C/∂W|</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>Export as code</source>
        <translation>Xuất thành mã nguồn</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Lưu…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Tập lệnh</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>Sổ tay</translation>
    </message>
    <message>
        <source>Drawn anew</source>
        <translation>Khởi tạo mới</translation>
    </message>
    <message>
        <source>As learned</source>
        <translation>Như đã học</translation>
    </message>
    <message>
        <source>Framework</source>
        <translation>Thư viện</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Dạng</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>&lt;b&gt;{model}&lt;/b&gt; with the weights of epoch {epochs}.</source>
        <translation>&lt;b&gt;{model}&lt;/b&gt; với các trọng số ở lượt {epochs}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{model}&lt;/b&gt;, to be trained from its start.</source>
        <translation>&lt;b&gt;{model}&lt;/b&gt;, để huấn luyện từ điểm xuất phát.</translation>
    </message>
    <message>
        <source>Saved as {file}: all that it needs is in it.</source>
        <translation>Đã lưu thành {file}: mọi thứ cần thiết nằm trong đó.</translation>
    </message>
    <message>
        <source>Saved as {file}, with samples and weights in {arrays} beside it.</source>
        <translation>Đã lưu thành {file}, với các mẫu và trọng số trong {arrays} bên cạnh.</translation>
    </message>
    <message>
        <source>Saved as {file}, with the samples in {arrays} beside it.</source>
        <translation>Đã lưu thành {file}, với các mẫu trong {arrays} bên cạnh.</translation>
    </message>
    <message>
        <source>The code is on the clipboard.</source>
        <translation>Mã nguồn đã ở trong bộ nhớ tạm.</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>Mã nguồn</translation>
    </message>
    <message>
        <source>There is no code for what can&apos;t be trained: mend what its problems name.</source>
        <translation>Không có mã nguồn cho thứ không huấn luyện được: hãy sửa những gì được nêu trong các vấn đề.</translation>
    </message>
    <message>
        <source>Python script</source>
        <translation>Tập lệnh Python</translation>
    </message>
    <message>
        <source>Jupyter notebook</source>
        <translation>Sổ tay Jupyter</translation>
    </message>
    <message>
        <source>Saved: {files}.</source>
        <translation>Đã lưu: {files}.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Comparison</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>weights &lt;b&gt;edited by hand&lt;/b&gt;</source>
        <translation>các trọng số &lt;b&gt;được sửa bằng tay&lt;/b&gt;</translation>
    </message>
    <message>
        <source>the settings of A</source>
        <translation>cùng thiết lập với A</translation>
    </message>
    <message>
        <source>the settings of A, of which &lt;b&gt;weights were edited by hand&lt;/b&gt;</source>
        <translation>cùng thiết lập với A, mà &lt;b&gt;trọng số của A đã được sửa bằng tay&lt;/b&gt;</translation>
    </message>
    <message>
        <source>the settings of A, but &lt;b&gt;other weights&lt;/b&gt;: it was not always trained like A</source>
        <translation>cùng thiết lập với A, nhưng &lt;b&gt;trọng số khác&lt;/b&gt;: không phải lúc nào cũng được huấn luyện như A</translation>
    </message>
    <message>
        <source>Comparison of the models</source>
        <translation>So sánh các mô hình</translation>
    </message>
    <message>
        <source>the same as A</source>
        <translation>giống hệt A</translation>
    </message>
    <message>
        <source>{count} differences</source>
        <translation>{count} điểm khác</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 điểm khác</translation>
    </message>
    <message>
        <source>{count} parameters each</source>
        <translation>mỗi mô hình {count} tham số</translation>
    </message>
    <message>
        <source>parameters {counts}</source>
        <translation>số tham số {counts}</translation>
    </message>
    <message>
        <source>weights edited by hand in {letters}</source>
        <translation>trọng số được sửa bằng tay ở {letters}</translation>
    </message>
    <message>
        <source>everything else equal</source>
        <translation>mọi thứ khác như nhau</translation>
    </message>
    <message>
        <source>same seed, same mini-batches</source>
        <translation>cùng hạt giống, cùng các lô nhỏ</translation>
    </message>
    <message>
        <source>{differences} in {layers}</source>
        <translation>{differences} ở {layers}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{value}&lt;/b&gt; instead of {instead}</source>
        <translation>&lt;b&gt;{value}&lt;/b&gt; thay cho {instead}</translation>
    </message>
    <message>
        <source>&lt;b&gt;with&lt;/b&gt; {knob}</source>
        <translation>&lt;b&gt;có&lt;/b&gt; {knob}</translation>
    </message>
    <message>
        <source>&lt;b&gt;without&lt;/b&gt; {knob}</source>
        <translation>&lt;b&gt;không có&lt;/b&gt; {knob}</translation>
    </message>
    <message>
        <source>{knob} &lt;b&gt;{value}&lt;/b&gt;</source>
        <translation>{knob} &lt;b&gt;{value}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>{knob} &lt;b&gt;{value}&lt;/b&gt; instead of {instead}</source>
        <translation>{knob} &lt;b&gt;{value}&lt;/b&gt; thay cho {instead}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>&lt;b&gt;with&lt;/b&gt; a skip {source} → {target}</source>
        <translation>&lt;b&gt;có&lt;/b&gt; kết nối tắt {source} → {target}</translation>
    </message>
    <message>
        <source>&lt;b&gt;without&lt;/b&gt; the skip {source} → {target}</source>
        <translation>&lt;b&gt;không có&lt;/b&gt; kết nối tắt {source} → {target}</translation>
    </message>
    <message>
        <source>&lt;b&gt;with&lt;/b&gt; {layers}</source>
        <translation>&lt;b&gt;có&lt;/b&gt; {layers}</translation>
    </message>
    <message>
        <source>&lt;b&gt;without&lt;/b&gt; {layers}</source>
        <translation>&lt;b&gt;không có&lt;/b&gt; {layers}</translation>
    </message>
    <message>
        <source>layers in &lt;b&gt;another order&lt;/b&gt;</source>
        <translation>các lớp theo &lt;b&gt;thứ tự khác&lt;/b&gt;</translation>
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>class {number}</source>
        <translation>nhãn {number}</translation>
    </message>
    <message>
        <source>no samples</source>
        <translation>không có mẫu</translation>
    </message>
    <message>
        <source>accuracy {share}</source>
        <translation>độ chính xác {share}</translation>
    </message>
    <message>
        <source>R² {explained}, RMS {rms}, mean {mean}</source>
        <translation>R² {explained}, RMS {rms}, trung bình {mean}</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>độ phủ</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>nhãn dự đoán</translation>
    </message>
    <message>
        <source>predicted class and its precision</source>
        <translation>nhãn dự đoán và độ chuẩn xác của nó</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>nhãn thật</translation>
    </message>
    <message>
        <source>residual ŷ − y</source>
        <translation>phần dư ŷ − y</translation>
    </message>
    <message>
        <source>prediction ŷ</source>
        <translation>dự đoán ŷ</translation>
    </message>
    <message>
        <source>training</source>
        <translation>huấn luyện</translation>
    </message>
    <message>
        <source>test</source>
        <translation>kiểm tra</translation>
    </message>
    <message>
        <source>Which samples</source>
        <translation>Các mẫu nào</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>số lượng</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>tỷ lệ</translation>
    </message>
    <message>
        <source>What stands in the cells</source>
        <translation>Các ô ghi gì</translation>
    </message>
    <message>
        <source>Confusion, residuals</source>
        <translation>Nhầm lẫn, phần dư</translation>
    </message>
    <message>
        <source>{true} taken for {predicted}
{count} of {total}, {share}</source>
        <translation>{true} bị nhận thành {predicted}
{count} trên {total}, {share}</translation>
    </message>
</context>
<context>
    <name>CurvaturePanel</name>
    <message>
        <source>rank; all {count} eigenvalues, flat ones left out</source>
        <translation>thứ hạng; đủ {count} trị riêng, bỏ các trị phẳng</translation>
    </message>
    <message>
        <source>rank among those that Lanczos found of {count}</source>
        <translation>thứ hạng trong số trị riêng mà Lanczos tìm được của {count}</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>thứ hạng</translation>
    </message>
    <message>
        <source>curves up</source>
        <translation>cong lên</translation>
    </message>
    <message>
        <source>curves down</source>
        <translation>cong xuống</translation>
    </message>
    <message>
        <source>Hessian</source>
        <translation>Hessian</translation>
    </message>
    <message>
        <source>Gauss–Newton</source>
        <translation>Gauss–Newton</translation>
    </message>
    <message>
        <source>Which matrix</source>
        <translation>Ma trận nào</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Tính</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>Độ cong</translation>
    </message>
    <message>
        <source>at step {step}</source>
        <translation>ở bước {step}</translation>
    </message>
    <message>
        <source>Press Compute: the eigenvalues of this moment are drawn here.</source>
        <translation>Nhấn Tính: các trị riêng ở thời điểm này được vẽ tại đây.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa biết</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>số điều kiện</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>vết</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>âm</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>phẳng</translation>
    </message>
    <message>
        <source>The cost is not a finite number here, so it has no curvature.</source>
        <translation>Chi phí ở đây không phải số hữu hạn, nên không có độ cong.</translation>
    </message>
    <message>
        <source>The cost curves up in no direction here (λ max {largest}).</source>
        <translation>Chi phí không cong lên theo hướng nào ở đây (λ max {largest}).</translation>
    </message>
    <message>
        <source>Gradient descent is stable up to η = 2/λ max = &lt;b&gt;{rate}&lt;/b&gt;.</source>
        <translation>Hạ gradient ổn định khi η không quá 2/λ max = &lt;b&gt;{rate}&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>η is {rate}: along the steepest direction each step overshoots.</source>
        <translation>η là {rate}: dọc hướng dốc nhất, mỗi bước đều vượt quá đích.</translation>
    </message>
    <message>
        <source>η is {rate}.</source>
        <translation>η là {rate}.</translation>
    </message>
    <message>
        <source>{count} directions curve down: a saddle, not a minimum.</source>
        <translation>{count} hướng cong xuống: một điểm yên ngựa, không phải cực tiểu.</translation>
    </message>
    <message>
        <source>One direction curves down: a saddle, not a minimum.</source>
        <translation>Một hướng cong xuống: một điểm yên ngựa, không phải cực tiểu.</translation>
    </message>
    <message>
        <source>{count} of {total} directions are flat: no step along them changes the cost.</source>
        <translation>{count} trong {total} hướng là phẳng: không bước nào dọc theo chúng làm thay đổi chi phí.</translation>
    </message>
    <message>
        <source>One of {total} directions is flat: no step along it changes the cost.</source>
        <translation>Một trong {total} hướng là phẳng: không bước nào dọc theo nó làm thay đổi chi phí.</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Test share</source>
        <translation>Tỷ lệ kiểm tra</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Đặc trưng</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>Mở CSV…</translation>
    </message>
    <message>
        <source>Draw…</source>
        <translation>Vẽ…</translation>
    </message>
    <message>
        <source>Choose {kind}</source>
        <translation>Chọn {kind}</translation>
    </message>
    <message>
        <source>Change {knob}</source>
        <translation>Đổi {knob}</translation>
    </message>
    <message>
        <source>Change features</source>
        <translation>Đổi đặc trưng</translation>
    </message>
    <message>
        <source>&lt;a {link}&gt;Draw one yourself&lt;/a&gt;, and see what the network reads.</source>
        <translation>&lt;a {link}&gt;Tự vẽ một mẫu&lt;/a&gt; và xem mạng đọc ra gì.</translation>
    </message>
    <message>
        <source>Columns and target…</source>
        <translation>Cột và mục tiêu…</translation>
    </message>
    <message>
        <source>Draw points</source>
        <translation>Vẽ điểm</translation>
    </message>
    <message>
        <source>Draw {count} points</source>
        <translation>Vẽ {count} điểm</translation>
    </message>
    <message>
        <source>The last points stay: draw others before you erase these.</source>
        <translation>Những điểm cuối cùng được giữ lại: hãy vẽ điểm khác trước khi xóa chúng.</translation>
    </message>
    <message>
        <source>Erase {count} points</source>
        <translation>Xóa {count} điểm</translation>
    </message>
    <message>
        <source>Open CSV</source>
        <translation>Mở CSV</translation>
    </message>
    <message>
        <source>Open {file}</source>
        <translation>Mở {file}</translation>
    </message>
    <message>
        <source>Tables (*.tsv)</source>
        <translation>Bảng (*.tsv)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.tab *.txt)</source>
        <translation>Bảng (*.csv *.tsv *.tab *.txt)</translation>
    </message>
</context>
<context>
    <name>DataTable</name>
    <message>
        <source>training</source>
        <translation>huấn luyện</translation>
    </message>
    <message>
        <source>test</source>
        <translation>kiểm tra</translation>
    </message>
    <message>
        <source>no.</source>
        <translation>số</translation>
    </message>
    <message>
        <source>set</source>
        <translation>tập</translation>
    </message>
    <message>
        <source>target</source>
        <translation>mục tiêu</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>dự đoán</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>độ tin</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>mất mát</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>hình</translation>
    </message>
    <message>
        <source>Double-click a row, or press Enter, for the microscope</source>
        <translation>Nhấp đúp vào một dòng, hoặc nhấn Enter, để mở kính hiển vi</translation>
    </message>
    <message>
        <source>Data table</source>
        <translation>Bảng dữ liệu</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} mẫu</translation>
    </message>
</context>
<context>
    <name>DecisionBoundaryPanel</name>
    <message>
        <source>Show test samples</source>
        <translation>Hiện mẫu kiểm tra</translation>
    </message>
    <message>
        <source>Ring what is wrong</source>
        <translation>Khoanh chỗ sai</translation>
    </message>
    <message>
        <source>Discretise</source>
        <translation>Rời rạc hóa</translation>
    </message>
</context>
<context>
    <name>DistributionsPanel</name>
    <message>
        <source>shaded: saturated, σ′ lets almost nothing through</source>
        <translation>vùng tô: bão hòa, σ′ hầu như không cho gì đi qua</translation>
    </message>
    <message>
        <source>σ′ at most {bound}</source>
        <translation>σ′ không quá {bound}</translation>
    </message>
    <message>
        <source>What is distributed</source>
        <translation>Phân phối của đại lượng nào</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>độ sâu</translation>
    </message>
    <message>
        <source>time</source>
        <translation>thời gian</translation>
    </message>
    <message>
        <source>Over the layers, or over time for one layer</source>
        <translation>Theo các lớp, hay theo thời gian của một lớp</translation>
    </message>
    <message>
        <source>Whose history</source>
        <translation>Diễn biến của lớp nào</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Phân phối</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>lượt (epoch)</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>lượt {epoch}</translation>
    </message>
    <message>
        <source>saturated {share}</source>
        <translation>bão hòa {share}</translation>
    </message>
    <message>
        <source>exactly 0: {share}</source>
        <translation>đúng bằng 0: {share}</translation>
    </message>
    <message>
        <source>mean {mean}, deviation {deviation}</source>
        <translation>trung bình {mean}, độ lệch chuẩn {deviation}</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>More</source>
        <translation>Thêm</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Tách rời</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Dock</source>
        <translation>Gắn lại</translation>
    </message>
</context>
<context>
    <name>EditorView</name>
    <message>
        <source>Network canvas</source>
        <translation>Vùng vẽ mạng</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong</source>
        <translation>Đã có lỗi xảy ra</translation>
    </message>
    <message>
        <source>The application made a mistake. A copy of your work has been kept, and you can go on. The text below says what happened: please pass it on.</source>
        <translation>Ứng dụng đã mắc lỗi. Một bản sao công việc của bạn đã được giữ lại, và bạn có thể tiếp tục. Đoạn dưới đây cho biết chuyện gì đã xảy ra: xin hãy gửi nó cho nhóm phát triển.</translation>
    </message>
    <message>
        <source>The application made a mistake. You can go on; saving your work under a new name now is wise. The text below says what happened: please pass it on.</source>
        <translation>Ứng dụng đã mắc lỗi. Bạn có thể tiếp tục; nên lưu ngay công việc dưới một tên mới. Đoạn dưới đây cho biết chuyện gì đã xảy ra: xin hãy gửi nó cho nhóm phát triển.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Sao chép</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>Two spirals</source>
        <translation>Hai đường xoắn ốc</translation>
    </message>
    <message>
        <source>Exploding gradient: large weights at the start</source>
        <translation>Bùng nổ gradient: trọng số lớn lúc khởi tạo</translation>
    </message>
    <message>
        <source>Iris: three species from four measurements</source>
        <translation>Iris: ba loài từ bốn số đo</translation>
    </message>
    <message>
        <source>Sigmoid against ReLU, ten layers deep</source>
        <translation>Sigmoid và ReLU, sâu mười lớp</translation>
    </message>
    <message>
        <source>The same ten layers with ReLU and He</source>
        <translation>Cũng mười lớp ấy với ReLU và He</translation>
    </message>
    <message>
        <source>Vanishing gradient: ten sigmoid layers</source>
        <translation>Gradient biến mất: mười lớp sigmoid</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Experiments and projects ({patterns})</source>
        <translation>Thí nghiệm và dự án ({patterns})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Opening {file}…</source>
        <translation>Đang mở {file}…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Lưu với tên khác</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Thay đổi chưa lưu</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>Lưu các thay đổi của “{title}”?</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>Thay thế tệp?</translation>
    </message>
    <message>
        <source>“{file}” exists already. Replace it?</source>
        <translation>“{file}” đã có sẵn. Thay thế tệp này?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay thế</translation>
    </message>
    <message>
        <source>this is neither a document ({documents}) nor a table ({tables}).</source>
        <translation>đây không phải là tài liệu ({documents}) cũng không phải là bảng ({tables}).</translation>
    </message>
    <message>
        <source>Saved without the weights: a project keeps them, and the run (Save as).</source>
        <translation>Đã lưu, nhưng không kèm trọng số: dự án giữ cả trọng số và lần chạy (Lưu với tên khác).</translation>
    </message>
    <message>
        <source>this can&apos;t be trained yet, so there is no run to keep: save it as an experiment, or mend what its problems name.</source>
        <translation>chưa huấn luyện được, nên chưa có lần chạy nào để giữ: hãy lưu thành thí nghiệm, hoặc sửa những gì được nêu trong các vấn đề.</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Thí nghiệm</translation>
    </message>
    <message>
        <source>Project with weights and curves</source>
        <translation>Dự án có trọng số và đường cong</translation>
    </message>
    <message>
        <source>There is one document at a time: drop one of these files.</source>
        <translation>Mỗi lúc chỉ có một tài liệu: hãy thả một trong các tệp này.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{address}&lt;/b&gt; is not on this computer: save it there, and drop the file.</source>
        <translation>&lt;b&gt;{address}&lt;/b&gt; không nằm trên máy này: hãy lưu nó vào máy rồi thả tệp đó.</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Search layers and activations</source>
        <translation>Tìm lớp và hàm kích hoạt</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Kết quả tìm thấy</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <translation>Không có gì tên là “{text}”.</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>on</source>
        <translation>bật</translation>
    </message>
    <message>
        <source>off</source>
        <translation>tắt</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>khác nhau</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>Về lại {value}</translation>
    </message>
</context>
<context>
    <name>GradientFlowPanel</name>
    <message>
        <source>vanishing &lt; {limit}</source>
        <translation>biến mất &lt; {limit}</translation>
    </message>
    <message>
        <source>healthy around {limit}</source>
        <translation>lành mạnh quanh {limit}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>chuẩn</translation>
    </message>
    <message>
        <source>update ratio</source>
        <translation>tỷ lệ cập nhật</translation>
    </message>
    <message>
        <source>What is shown of each layer</source>
        <translation>Hiện gì của từng lớp</translation>
    </message>
    <message>
        <source>What is measured of it</source>
        <translation>Đo gì của đại lượng đó</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>lin</source>
        <translation>lin</translation>
    </message>
    <message>
        <source>Scale of the gradient axes</source>
        <translation>Thang của trục gradient</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>đường</translation>
    </message>
    <message>
        <source>map</source>
        <translation>bản đồ</translation>
    </message>
    <message>
        <source>History as lines, or as a map of layers and epochs</source>
        <translation>Diễn biến theo đường, hoặc theo bản đồ lớp và lượt</translation>
    </message>
    <message>
        <source>Gradient by depth, now</source>
        <translation>Gradient theo độ sâu, hiện tại</translation>
    </message>
    <message>
        <source>Gradient of each layer over training</source>
        <translation>Gradient của từng lớp trong quá trình huấn luyện</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>lượt (epoch)</translation>
    </message>
    <message>
        <source>Press Run: the gradient of each layer is drawn here.</source>
        <translation>Nhấn Chạy: gradient của từng lớp được vẽ tại đây.</translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation>Dòng gradient</translation>
    </message>
    <message>
        <source>history over training, first and last layer</source>
        <translation>diễn biến huấn luyện, lớp đầu và lớp cuối</translation>
    </message>
    <message>
        <source>Gradient of each layer over training, as a map</source>
        <translation>Gradient của từng lớp trong quá trình huấn luyện, dạng bản đồ</translation>
    </message>
    <message>
        <source>history over training, a line per layer</source>
        <translation>diễn biến huấn luyện, mỗi lớp một đường</translation>
    </message>
    <message>
        <source>history, a row per layer</source>
        <translation>diễn biến, mỗi lớp một hàng</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>lượt {epoch}</translation>
    </message>
    <message>
        <source>now, by depth</source>
        <translation>hiện tại, theo độ sâu</translation>
    </message>
    <message>
        <source>← towards the input</source>
        <translation>← về phía đầu vào</translation>
    </message>
    <message>
        <source>output layer →</source>
        <translation>lớp đầu ra →</translation>
    </message>
    <message>
        <source>update ‖ΔW‖/‖W‖</source>
        <translation>cập nhật ‖ΔW‖/‖W‖</translation>
    </message>
    <message>
        <source>mean |{symbol}|</source>
        <translation>trung bình |{symbol}|</translation>
    </message>
    <message>
        <source>RMS of {symbol}</source>
        <translation>RMS của {symbol}</translation>
    </message>
    <message>
        <source>max |{symbol}|</source>
        <translation>max |{symbol}|</translation>
    </message>
    <message>
        <source>‖{symbol}‖</source>
        <translation>‖{symbol}‖</translation>
    </message>
    <message>
        <source>stops below {limit} of all layers</source>
        <translation>dừng khi dưới {limit} ở mọi lớp</translation>
    </message>
    <message>
        <source>Training broke down at step {step}: {quantity} of &lt;b&gt;{layer}&lt;/b&gt; is no longer a finite number. Lower the learning rate, start with smaller weights, or clip the gradient.</source>
        <translation>Huấn luyện đổ vỡ ở bước {step}: {quantity} của &lt;b&gt;{layer}&lt;/b&gt; không còn là số hữu hạn. Hãy giảm tốc độ học, khởi tạo trọng số nhỏ hơn, hoặc cắt gradient.</translation>
    </message>
    <message>
        <source>No layer has weights, so there is no gradient to show.</source>
        <translation>Không lớp nào có trọng số, nên không có gradient để hiện.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{slowest}&lt;/b&gt; is the only layer with weights: mean |∂C/∂W| {least}.</source>
        <translation>&lt;b&gt;{slowest}&lt;/b&gt; là lớp duy nhất có trọng số: trung bình |∂C/∂W| {least}.</translation>
    </message>
    <message>
        <source>All layers learn at about the same pace: mean |∂C/∂W| is {least} in {slowest} and {most} in {largest}.</source>
        <translation>Mọi lớp học với tốc độ gần như nhau: trung bình |∂C/∂W| là {least} ở {slowest} và {most} ở {largest}.</translation>
    </message>
    <message>
        <source>No layer learns: every ∂C/∂W is exactly 0. No error gets through, or it is too small for a number.</source>
        <translation>Không lớp nào học: mọi ∂C/∂W đúng bằng 0. Không lỗi nào đi qua được, hoặc lỗi quá nhỏ để biểu diễn bằng số.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{slowest}&lt;/b&gt; learns slowest: mean |∂C/∂W| {least}, {factor} below {largest}. No layer vanishes.</source>
        <translation>&lt;b&gt;{slowest}&lt;/b&gt; học chậm nhất: trung bình |∂C/∂W| {least}, nhỏ hơn {largest} {factor}. Không lớp nào biến mất gradient.</translation>
    </message>
    <message>
        <source>The loss is low, so small gradients are a good sign: mean |∂C/∂W| is {least} in &lt;b&gt;{slowest}&lt;/b&gt;, {most} in {largest}.</source>
        <translation>Mất mát đã thấp, nên gradient nhỏ là dấu hiệu tốt: trung bình |∂C/∂W| là {least} ở &lt;b&gt;{slowest}&lt;/b&gt;, {most} ở {largest}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{slowest}&lt;/b&gt; learns slowest: mean |∂C/∂W| {least}, {factor} below {largest}. Less than 1 % of that reaches {concerned}.</source>
        <translation>&lt;b&gt;{slowest}&lt;/b&gt; học chậm nhất: trung bình |∂C/∂W| {least}, nhỏ hơn {largest} {factor}. Chưa đến 1 % của mức đó tới được {concerned}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{slowest}&lt;/b&gt; hardly learns: mean |∂C/∂W| {least}, {factor} below {largest}. The gradient vanishes, below {vanishing}, in {concerned}: these weights stay where they started.</source>
        <translation>&lt;b&gt;{slowest}&lt;/b&gt; hầu như không học: trung bình |∂C/∂W| {least}, nhỏ hơn {largest} {factor}. Gradient biến mất, dưới {vanishing}, ở {concerned}: các trọng số này vẫn ở chỗ xuất phát.</translation>
    </message>
    <message>
        <source>The gradient explodes: its norm is {norm}, above {limit}, most of it in &lt;b&gt;{concerned}&lt;/b&gt;. Lower the learning rate, start with smaller weights, or clip the gradient.</source>
        <translation>Bùng nổ gradient: chuẩn của nó là {norm}, trên {limit}, phần lớn ở &lt;b&gt;{concerned}&lt;/b&gt;. Hãy giảm tốc độ học, khởi tạo trọng số nhỏ hơn, hoặc cắt gradient.</translation>
    </message>
    <message>
        <source>The gradient of &lt;b&gt;{concerned}&lt;/b&gt; is no longer a finite number. Lower the learning rate, start with smaller weights, or clip the gradient.</source>
        <translation>Gradient của &lt;b&gt;{concerned}&lt;/b&gt; không còn là số hữu hạn. Hãy giảm tốc độ học, khởi tạo trọng số nhỏ hơn, hoặc cắt gradient.</translation>
    </message>
    <message>
        <source>The error ‖δ‖ of &lt;b&gt;{last}&lt;/b&gt; is {size}.</source>
        <translation>Lỗi ‖δ‖ của &lt;b&gt;{last}&lt;/b&gt; là {size}.</translation>
    </message>
    <message>
        <source>The error keeps its size on the way back: ‖δ‖ is {size} in {last} and {least} in {first}.</source>
        <translation>Lỗi giữ nguyên độ lớn trên đường về: ‖δ‖ là {size} ở {last} và {least} ở {first}.</translation>
    </message>
    <message>
        <source>On the way back the error shrinks: ‖δ‖ is {size} in {last} and {least} in &lt;b&gt;{first}&lt;/b&gt;, {factor} less.</source>
        <translation>Trên đường về lỗi nhỏ dần: ‖δ‖ là {size} ở {last} và {least} ở &lt;b&gt;{first}&lt;/b&gt;, nhỏ đi {factor}.</translation>
    </message>
    <message>
        <source>On the way back the error grows: ‖δ‖ is {size} in {last} and {least} in &lt;b&gt;{first}&lt;/b&gt;, {factor} more.</source>
        <translation>Trên đường về lỗi lớn dần: ‖δ‖ là {size} ở {last} và {least} ở &lt;b&gt;{first}&lt;/b&gt;, lớn lên {factor}.</translation>
    </message>
    <message>
        <source>No step has changed the weights yet.</source>
        <translation>Chưa có bước nào thay đổi các trọng số.</translation>
    </message>
    <message>
        <source>A step changes the weights by {low} of their size in &lt;b&gt;{slowest}&lt;/b&gt; to {high} in &lt;b&gt;{fastest}&lt;/b&gt;; around {healthy} is healthy.</source>
        <translation>Một bước thay đổi các trọng số từ {low} độ lớn của chúng ở &lt;b&gt;{slowest}&lt;/b&gt; đến {high} ở &lt;b&gt;{fastest}&lt;/b&gt;; quanh {healthy} là lành mạnh.</translation>
    </message>
    <message>
        <source>A step changes the weights of &lt;b&gt;{slowest}&lt;/b&gt; by {low} of their size; around {healthy} is healthy.</source>
        <translation>Một bước thay đổi các trọng số của &lt;b&gt;{slowest}&lt;/b&gt; đi {low} độ lớn của chúng; quanh {healthy} là lành mạnh.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>{layer} is not finite</source>
        <translation>{layer} không hữu hạn</translation>
    </message>
    <message>
        <source>{layer} explodes</source>
        <translation>{layer} bùng nổ</translation>
    </message>
    <message>
        <source>{layer} no longer learns</source>
        <translation>{layer} không còn học</translation>
    </message>
    <message>
        <source>{layer} is left behind</source>
        <translation>{layer} bị bỏ lại sau</translation>
    </message>
    <message>
        <source>{layer} is saturated</source>
        <translation>{layer} bão hòa</translation>
    </message>
    <message>
        <source>{layer} is dying</source>
        <translation>{layer} đang chết</translation>
    </message>
    <message>
        <source>The gradient holds a value that is not finite: lower the learning rate, or clip the gradient.</source>
        <translation>Gradient chứa giá trị không hữu hạn: hãy giảm tốc độ học, hoặc cắt gradient.</translation>
    </message>
    <message>
        <source>The gradient explodes: its norm over the whole network is {norm:.3g}, above {limit:g}.</source>
        <translation>Bùng nổ gradient: chuẩn của nó trên cả mạng là {norm:.3g}, trên {limit:g}.</translation>
    </message>
    <message>
        <source>The gradient has vanished: its mean is {mean:.2g}, below {limit:g}, while the loss is still high.</source>
        <translation>Gradient đã biến mất: trung bình của nó là {mean:.2g}, dưới {limit:g}, trong khi mất mát vẫn cao.</translation>
    </message>
    <message>
        <source>This layer gets {percent:.2g} % of the largest layer&apos;s gradient, less than {limit:.0%}, while the loss is still high.</source>
        <translation>Lớp này nhận {percent:.2g} % gradient của lớp lớn nhất, chưa đến {limit:.0%}, trong khi mất mát vẫn cao.</translation>
    </message>
    <message>
        <source>{share:.0%} of the activations are saturated: σ&apos; is so small that hardly any error gets through.</source>
        <translation>{share:.0%} giá trị kích hoạt bị bão hòa: σ&apos; nhỏ đến mức hầu như không lỗi nào đi qua được.</translation>
    </message>
    <message>
        <source>{share:.0%} of the units are dead: they are active on fewer than {limit:.0%} of the samples.</source>
        <translation>{share:.0%} nơ-ron đã chết: chúng chỉ hoạt động trên chưa đến {limit:.0%} số mẫu.</translation>
    </message>
    <message>
        <source>A step changes the weights by {ratio:.2g} of their size, far below the healthy {healthy:g}.</source>
        <translation>Một bước chỉ đổi trọng số {ratio:.2g} độ lớn của chúng, thấp hơn nhiều so với mức lành mạnh {healthy:g}.</translation>
    </message>
    <message>
        <source>A step changes the weights by {ratio:.2g} of their size, far above the healthy {healthy:g}.</source>
        <translation>Một bước đổi trọng số đến {ratio:.2g} độ lớn của chúng, cao hơn nhiều so với mức lành mạnh {healthy:g}.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Drag a neural network together, train it live, and show a room what its gradients do.</source>
        <translation>Kéo thả để dựng mạng nơ-ron, huấn luyện trực tiếp, và cho cả lớp học thấy gradient của nó làm gì.</translation>
    </message>
    <message>
        <source>About Network Playground</source>
        <translation>Giới thiệu Network Playground</translation>
    </message>
    <message>
        <source>/, A … Z but {letters}</source>
        <translation>/, A … Z trừ {letters}</translation>
    </message>
    <message>
        <source>Walk along the chain</source>
        <translation>Đi dọc theo chuỗi</translation>
    </message>
    <message>
        <source>Turn the card&apos;s number</source>
        <translation>Tăng giảm số trên thẻ</translation>
    </message>
    <message>
        <source>Move the card along the chain</source>
        <translation>Chuyển thẻ dọc theo chuỗi</translation>
    </message>
    <message>
        <source>Type the card&apos;s number</source>
        <translation>Gõ số của thẻ</translation>
    </message>
    <message>
        <source>Rename the card</source>
        <translation>Đổi tên thẻ</translation>
    </message>
    <message>
        <source>Search layers and activations</source>
        <translation>Tìm lớp và hàm kích hoạt</translation>
    </message>
    <message>
        <source>Give up a drag; select nothing</source>
        <translation>Bỏ thao tác kéo; bỏ chọn</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>At the beginning</source>
        <translation>Lúc ban đầu</translation>
    </message>
    <message>
        <source>{edit} · saved</source>
        <translation>{edit} · đã lưu</translation>
    </message>
    <message>
        <source>Edits, the newest last</source>
        <translation>Các lần sửa, mới nhất ở cuối</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Import a table</source>
        <translation>Nhập một bảng</translation>
    </message>
    <message>
        <source>Cells separated by</source>
        <translation>Dấu ngăn cách các ô</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>tự đoán</translation>
    </message>
    <message>
        <source>holds names</source>
        <translation>chứa tên cột</translation>
    </message>
    <message>
        <source>holds values</source>
        <translation>chứa giá trị</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>Dòng đầu</translation>
    </message>
    <message>
        <source>Columns that the network is given</source>
        <translation>Các cột đưa vào mạng</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Những dòng đầu</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Dự đoán</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>nhãn</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>số</translation>
    </message>
    <message>
        <source>Classification or regression</source>
        <translation>Phân loại hay hồi quy</translation>
    </message>
    <message>
        <source>Standardise the columns</source>
        <translation>Chuẩn hóa các cột</translation>
    </message>
    <message>
        <source>Standardise the target</source>
        <translation>Chuẩn hóa mục tiêu</translation>
    </message>
    <message>
        <source>Mean 0 and standard deviation 1 over the training rows</source>
        <translation>Trung bình 0 và độ lệch chuẩn 1 trên các dòng huấn luyện</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Tiến độ đọc</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Nhập</translation>
    </message>
    <message>
        <source>as</source>
        <translation>như</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>&lt;b&gt;{rows}&lt;/b&gt; to learn &lt;b&gt;{target}&lt;/b&gt; from {columns}: {what}.</source>
        <translation>&lt;b&gt;{rows}&lt;/b&gt; để học &lt;b&gt;{target}&lt;/b&gt; từ {columns}: {what}.</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} đến {high}</translation>
    </message>
    <message>
        <source>What was pasted is saved as a file that you name; the experiment refers to it.</source>
        <translation>Nội dung dán được lưu vào một tệp do bạn đặt tên; thí nghiệm trỏ đến tệp đó.</translation>
    </message>
    <message>
        <source>guess: {separator}</source>
        <translation>tự đoán: {separator}</translation>
    </message>
    <message>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>, {count} missing</source>
        <translation>, thiếu {count}</translation>
    </message>
    <message>
        <source>to predict</source>
        <translation>để dự đoán</translation>
    </message>
    <message>
        <source>{count} classes ({names})</source>
        <translation>{count} nhãn ({names})</translation>
    </message>
    <message>
        <source>{count} row</source>
        <translation>{count} dòng</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} dòng</translation>
    </message>
    <message>
        <source>{count} column</source>
        <translation>{count} cột</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count} cột</translation>
    </message>
    <message>
        <source>The pasted table</source>
        <translation>Bảng đã dán</translation>
    </message>
    <message>
        <source>pasted.tsv</source>
        <translation>da-dan.tsv</translation>
    </message>
    <message>
        <source>Save the pasted cells</source>
        <translation>Lưu các ô đã dán</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Stop by itself</source>
        <translation>Tự dừng</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>How the whole model learns</source>
        <translation>Cả mô hình học như thế nào</translation>
    </message>
    <message>
        <source>{count} layers</source>
        <translation>{count} lớp</translation>
    </message>
    <message>
        <source>Only what they have in common can be changed together.</source>
        <translation>Chỉ những gì chúng có chung mới đổi được cùng lúc.</translation>
    </message>
    <message>
        <source>Change {knob}</source>
        <translation>Đổi {knob}</translation>
    </message>
</context>
<context>
    <name>JacobianPanel</name>
    <message>
        <source>singular value</source>
        <translation>giá trị kỳ dị</translation>
    </message>
    <message>
        <source>input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>J = diag(σ′) W of each layer; the line at 1 keeps lengths</source>
        <translation>J = diag(σ′) W của từng lớp; đường ở mức 1 giữ nguyên độ dài</translation>
    </message>
    <message>
        <source>∂ŷ/∂a from here to the output: what is left of a small change</source>
        <translation>∂ŷ/∂a từ đây đến đầu ra: phần còn lại của một thay đổi nhỏ</translation>
    </message>
    <message>
        <source>each layer</source>
        <translation>từng lớp</translation>
    </message>
    <message>
        <source>to the output</source>
        <translation>đến đầu ra</translation>
    </message>
    <message>
        <source>Whose singular values</source>
        <translation>Giá trị kỳ dị của phần nào</translation>
    </message>
    <message>
        <source>Jacobian</source>
        <translation>Jacobian</translation>
    </message>
    <message>
        <source>{count} of {total} directions are lost</source>
        <translation>{count} trong {total} hướng bị mất</translation>
    </message>
    <message>
        <source>largest {number}</source>
        <translation>lớn nhất {number}</translation>
    </message>
    <message>
        <source>smallest {number}</source>
        <translation>nhỏ nhất {number}</translation>
    </message>
    <message>
        <source>condition {number}</source>
        <translation>số điều kiện {number}</translation>
    </message>
    <message>
        <source>The Jacobian holds numbers that are not finite.</source>
        <translation>Ma trận Jacobian chứa số không hữu hạn.</translation>
    </message>
    <message>
        <source>Nothing that changes at the input reaches the output.</source>
        <translation>Không thay đổi nào ở đầu vào đến được đầu ra.</translation>
    </message>
    <message>
        <source>A small step at the input moves the output by at most &lt;b&gt;{whole}&lt;/b&gt; times its length; a layer stretches it by at most {mean} on average.</source>
        <translation>Một bước nhỏ ở đầu vào làm đầu ra dịch chuyển không quá &lt;b&gt;{whole}&lt;/b&gt; lần độ dài của nó; trung bình mỗi lớp kéo giãn không quá {mean} lần.</translation>
    </message>
    <message>
        <source>Of a small step at the input at most &lt;b&gt;{whole}&lt;/b&gt; of its length reaches the output.</source>
        <translation>Từ một bước nhỏ ở đầu vào, không quá &lt;b&gt;{whole}&lt;/b&gt; độ dài của nó đến được đầu ra.</translation>
    </message>
    <message>
        <source>Of a small step at the input at most &lt;b&gt;{whole}&lt;/b&gt; of its length reaches the output, because a layer keeps at most {mean} of it on average: neither signals nor gradients survive the depth.</source>
        <translation>Từ một bước nhỏ ở đầu vào, không quá &lt;b&gt;{whole}&lt;/b&gt; độ dài của nó đến được đầu ra, vì trung bình mỗi lớp chỉ giữ lại không quá {mean}: cả tín hiệu lẫn gradient đều không qua nổi độ sâu này.</translation>
    </message>
    <message>
        <source>Of a small step at the input at most &lt;b&gt;{whole}&lt;/b&gt; of its length reaches the output, because the output layer &lt;b&gt;{layer}&lt;/b&gt; keeps at most {least}, as saturated outputs do where the network is sure of its answers; a layer before it passes on at most {mean} times the length on average.</source>
        <translation>Từ một bước nhỏ ở đầu vào, không quá &lt;b&gt;{whole}&lt;/b&gt; độ dài của nó đến được đầu ra, vì lớp đầu ra &lt;b&gt;{layer}&lt;/b&gt; chỉ giữ không quá {least}, như các đầu ra bão hòa vẫn làm khi mạng chắc chắn về câu trả lời; trung bình mỗi lớp trước đó truyền đi không quá {mean} lần độ dài.</translation>
    </message>
    <message>
        <source>Of a small step at the input at most &lt;b&gt;{whole}&lt;/b&gt; of its length reaches the output: most of it is lost in &lt;b&gt;{layer}&lt;/b&gt;, which keeps at most {least}; another layer passes on at most {mean} times the length on average.</source>
        <translation>Từ một bước nhỏ ở đầu vào, không quá &lt;b&gt;{whole}&lt;/b&gt; độ dài của nó đến được đầu ra: phần lớn bị mất ở &lt;b&gt;{layer}&lt;/b&gt;, lớp chỉ giữ không quá {least}; trung bình mỗi lớp khác truyền đi không quá {mean} lần độ dài.</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>layer</source>
        <translation>lớp</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Fully connected: z = W x + b, a = σ(z).</source>
        <translation>Kết nối đầy đủ: z = W x + b, a = σ(z).</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Kích hoạt</translation>
    </message>
    <message>
        <source>An activation on its own: a = σ(x).</source>
        <translation>Một hàm kích hoạt đứng riêng: a = σ(x).</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Silences each unit with probability `rate` while training, and scales the others by 1/(1 − rate).</source>
        <translation>Làm câm mỗi nơ-ron với xác suất rate khi huấn luyện, và nhân các nơ-ron còn lại với 1/(1 − rate).</translation>
    </message>
    <message>
        <source>BatchNorm</source>
        <translation>BatchNorm</translation>
    </message>
    <message>
        <source>Normalises each unit over the mini-batch (Ioffe &amp; Szegedy 2015); for evaluation, by running statistics.</source>
        <translation>Chuẩn hóa từng nơ-ron trên lô nhỏ (Ioffe &amp; Szegedy 2015); khi đánh giá thì theo thống kê trượt.</translation>
    </message>
    <message>
        <source>LayerNorm</source>
        <translation>LayerNorm</translation>
    </message>
    <message>
        <source>Normalises each sample over the units of the layer (Ba, Kiros &amp; Hinton 2016).</source>
        <translation>Chuẩn hóa từng mẫu trên các nơ-ron của lớp (Ba, Kiros &amp; Hinton 2016).</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>hàm kích hoạt</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>tuyến tính</translation>
    </message>
    <message>
        <source>σ(z) = z, σ&apos; = 1.</source>
        <translation>σ(z) = z, σ&apos; = 1.</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>σ(z) = 1/(1 + e⁻ᶻ), between 0 and 1; σ&apos; = σ(1 − σ) is at most ¼.</source>
        <translation>σ(z) = 1/(1 + e⁻ᶻ), giữa 0 và 1; σ&apos; = σ(1 − σ) không quá ¼.</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>σ(z) = tanh z, between −1 and 1; σ&apos; = 1 − σ² is at most 1.</source>
        <translation>σ(z) = tanh z, giữa −1 và 1; σ&apos; = 1 − σ² không quá 1.</translation>
    </message>
    <message>
        <source>relu</source>
        <translation>relu</translation>
    </message>
    <message>
        <source>σ(z) = max(z, 0); σ&apos; is 1 where z &gt; 0, else 0.</source>
        <translation>σ(z) = max(z, 0); σ&apos; là 1 khi z &gt; 0, ngoài ra là 0.</translation>
    </message>
    <message>
        <source>leaky relu</source>
        <translation>leaky relu</translation>
    </message>
    <message>
        <source>σ(z) = z where z &gt; 0, else slope · z.</source>
        <translation>σ(z) = z khi z &gt; 0, ngoài ra là độ dốc · z.</translation>
    </message>
    <message>
        <source>elu</source>
        <translation>elu</translation>
    </message>
    <message>
        <source>σ(z) = z where z &gt; 0, else α(eᶻ − 1) (Clevert et al. 2016); σ&apos; = a + α there.</source>
        <translation>σ(z) = z khi z &gt; 0, ngoài ra là α(eᶻ − 1) (Clevert và cộng sự 2016); ở đó σ&apos; = a + α.</translation>
    </message>
    <message>
        <source>gelu</source>
        <translation>gelu</translation>
    </message>
    <message>
        <source>σ(z) = z Φ(z), Φ the normal distribution function (Hendrycks &amp; Gimpel 2016); σ&apos; = Φ(z) + z φ(z).</source>
        <translation>σ(z) = z Φ(z), Φ là hàm phân phối chuẩn (Hendrycks &amp; Gimpel 2016); σ&apos; = Φ(z) + z φ(z).</translation>
    </message>
    <message>
        <source>silu</source>
        <translation>silu</translation>
    </message>
    <message>
        <source>σ(z) = z s(z), s the sigmoid (also called swish; Ramachandran et al. 2017); σ&apos; = s + a(1 − s).</source>
        <translation>σ(z) = z s(z), s là sigmoid (còn gọi là swish; Ramachandran và cộng sự 2017); σ&apos; = s + a(1 − s).</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>σ(z) = ln(1 + eᶻ), a smooth relu; σ&apos; is the sigmoid, 1 − e⁻ᵃ.</source>
        <translation>σ(z) = ln(1 + eᶻ), một relu trơn; σ&apos; là sigmoid, 1 − e⁻ᵃ.</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>σ(z)_j = e^{z_j} / Σ_k e^{z_k} over the units of a layer: probabilities that add up to 1.</source>
        <translation>σ(z)_j = e^{z_j} / Σ_k e^{z_k} trên các nơ-ron của một lớp: các xác suất có tổng bằng 1.</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>tự viết</translation>
    </message>
    <message>
        <source>σ is a formula in x that the user types; σ&apos; is its exact derivative.</source>
        <translation>σ là công thức theo x do người dùng gõ; σ&apos; là đạo hàm chính xác của nó.</translation>
    </message>
    <message>
        <source>initializer</source>
        <translation>cách khởi tạo</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>toàn số 0</translation>
    </message>
    <message>
        <source>All weights 0: every neuron of a layer starts, and stays, the same.</source>
        <translation>Mọi trọng số bằng 0: mọi nơ-ron của một lớp bắt đầu giống nhau, và mãi giống nhau.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>hằng số</translation>
    </message>
    <message>
        <source>All weights the same: the neurons of a layer can&apos;t be told apart, so they stay the same.</source>
        <translation>Mọi trọng số bằng nhau: không phân biệt được các nơ-ron của một lớp, nên chúng mãi giống nhau.</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>phân phối đều</translation>
    </message>
    <message>
        <source>Evenly between low and high.</source>
        <translation>Phân bố đều giữa cận dưới và cận trên.</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>phân phối chuẩn</translation>
    </message>
    <message>
        <source>Normal with a given mean and standard deviation, whatever the layer&apos;s width.</source>
        <translation>Phân phối chuẩn với trung bình và độ lệch chuẩn cho trước, lớp rộng bao nhiêu cũng vậy.</translation>
    </message>
    <message>
        <source>glorot uniform</source>
        <translation>glorot đều</translation>
    </message>
    <message>
        <source>Uniform in ±√(6/(in + out)), variance 2/(in + out) (Glorot &amp; Bengio 2010).</source>
        <translation>Phân phối đều trong ±√(6/(in + out)), phương sai 2/(in + out) (Glorot &amp; Bengio 2010).</translation>
    </message>
    <message>
        <source>glorot normal</source>
        <translation>glorot chuẩn</translation>
    </message>
    <message>
        <source>Normal with variance 2/(in + out) (Glorot &amp; Bengio 2010).</source>
        <translation>Phân phối chuẩn với phương sai 2/(in + out) (Glorot &amp; Bengio 2010).</translation>
    </message>
    <message>
        <source>he uniform</source>
        <translation>he đều</translation>
    </message>
    <message>
        <source>Uniform in ±√(6/in), variance 2/in (He et al. 2015).</source>
        <translation>Phân phối đều trong ±√(6/in), phương sai 2/in (He và cộng sự 2015).</translation>
    </message>
    <message>
        <source>he normal</source>
        <translation>he chuẩn</translation>
    </message>
    <message>
        <source>Normal with variance 2/in (He et al. 2015).</source>
        <translation>Phân phối chuẩn với phương sai 2/in (He và cộng sự 2015).</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>trực giao</translation>
    </message>
    <message>
        <source>gain times a random matrix with orthonormal rows, or columns where they are fewer (Saxe et al. 2014).</source>
        <translation>gain nhân với một ma trận ngẫu nhiên có các hàng trực chuẩn, hoặc các cột khi số cột ít hơn (Saxe và cộng sự 2014).</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>hàm mất mát</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>sai số bình phương trung bình</translation>
    </message>
    <message>
        <source>The mean of (a − y)² over batch and outputs; ∂C/∂a = 2 (a − y)/(n · outputs).</source>
        <translation>Trung bình của (a − y)² trên lô và các đầu ra; ∂C/∂a = 2 (a − y)/(n · số đầu ra).</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>entropy chéo nhị phân</translation>
    </message>
    <message>
        <source>−y ln a − (1 − y) ln(1 − a), summed over the outputs, for outputs between 0 and 1.</source>
        <translation>−y ln a − (1 − y) ln(1 − a), lấy tổng trên các đầu ra, cho đầu ra giữa 0 và 1.</translation>
    </message>
    <message>
        <source>categorical cross-entropy</source>
        <translation>entropy chéo phân loại</translation>
    </message>
    <message>
        <source>−Σ y ln a over the classes, for outputs that are probabilities.</source>
        <translation>−Σ y ln a trên các nhãn, cho đầu ra là xác suất.</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>bộ tối ưu</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Gradient descent: θ ← θ − η g.</source>
        <translation>Hạ gradient: θ ← θ − η g.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Gradient descent with momentum: v ← μ v + g, θ ← θ − η v.</source>
        <translation>Hạ gradient có quán tính: v ← μ v + g, θ ← θ − η v.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Nesterov&apos;s momentum, in PyTorch&apos;s form: v ← μ v + g, θ ← θ − η (g + μ v).</source>
        <translation>Quán tính Nesterov, theo dạng của PyTorch: v ← μ v + g, θ ← θ − η (g + μ v).</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>RMSprop (Tieleman &amp; Hinton 2012): v ← αv + (1 − α)g², θ ← θ − η g/(√v + ε).</source>
        <translation>RMSprop (Tieleman &amp; Hinton 2012): v ← αv + (1 − α)g², θ ← θ − η g/(√v + ε).</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>Adagrad (Duchi, Hazan &amp; Singer 2011): s ← s + g², θ ← θ − η g/(√s + ε); steps only get shorter.</source>
        <translation>Adagrad (Duchi, Hazan &amp; Singer 2011): s ← s + g², θ ← θ − η g/(√s + ε); các bước chỉ ngắn dần.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam (Kingma &amp; Ba 2015): a step of about η in each coordinate, from running means of g and g².</source>
        <translation>Adam (Kingma &amp; Ba 2015): bước dài cỡ η theo mỗi tọa độ, từ trung bình trượt của g và g².</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019): θ ← θ − η w θ, then Adam&apos;s step.</source>
        <translation>Adam với suy giảm trọng số tách riêng (Loshchilov &amp; Hutter 2019): θ ← θ − η w θ, rồi bước của Adam.</translation>
    </message>
    <message>
        <source>Levenberg–Marquardt</source>
        <translation>Levenberg–Marquardt</translation>
    </message>
    <message>
        <source>Damped Gauss–Newton for sums of squares (Marquardt 1963): θ ← θ − η (JᵀJ + λI)⁻¹ Jᵀr.</source>
        <translation>Gauss–Newton có hệ số cản cho tổng bình phương (Marquardt 1963): θ ← θ − η (JᵀJ + λI)⁻¹ Jᵀr.</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>lịch tốc độ học</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>Tốc độ học giữ nguyên.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>bậc thang</translation>
    </message>
    <message>
        <source>The learning rate falls in steps: after every so many epochs it is multiplied by the same number.</source>
        <translation>Tốc độ học giảm theo bậc: cứ sau một số lượt nhất định lại nhân với cùng một số.</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>hàm mũ</translation>
    </message>
    <message>
        <source>The learning rate is multiplied by the same number after each epoch.</source>
        <translation>Sau mỗi lượt, tốc độ học được nhân với cùng một số.</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosin</translation>
    </message>
    <message>
        <source>Half a wave of the cosine from the learning rate down to its share `floor`, where it stays (SGDR).</source>
        <translation>Nửa sóng cosin từ tốc độ học xuống tỷ lệ sàn của nó, rồi giữ ở đó (SGDR).</translation>
    </message>
    <message>
        <source>warm up</source>
        <translation>khởi động dần</translation>
    </message>
    <message>
        <source>The learning rate grows in equal steps over the first epochs, and stays.</source>
        <translation>Tốc độ học tăng đều trong những lượt đầu, rồi giữ nguyên.</translation>
    </message>
    <message>
        <source>dataset</source>
        <translation>tập dữ liệu</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>hình tròn</translation>
    </message>
    <message>
        <source>A disc of class 1 inside a ring of class 0, both evenly filled.</source>
        <translation>Đĩa nhãn 1 nằm trong vành nhãn 0, cả hai lấp đều.</translation>
    </message>
    <message>
        <source>xor</source>
        <translation>xor</translation>
    </message>
    <message>
        <source>Four squares: class 1 where one coordinate is positive and the other is not.</source>
        <translation>Bốn hình vuông: nhãn 1 khi một tọa độ dương còn tọa độ kia thì không.</translation>
    </message>
    <message>
        <source>gauss</source>
        <translation>gauss</translation>
    </message>
    <message>
        <source>Two normal distributions around (−2, −2) and (2, 2).</source>
        <translation>Hai phân phối chuẩn quanh (−2, −2) và (2, 2).</translation>
    </message>
    <message>
        <source>spiral</source>
        <translation>xoắn ốc</translation>
    </message>
    <message>
        <source>Two arms of one and three quarter turns, one inside the other.</source>
        <translation>Hai nhánh quay một và ba phần tư vòng, nhánh này nằm trong nhánh kia.</translation>
    </message>
    <message>
        <source>moons</source>
        <translation>trăng khuyết</translation>
    </message>
    <message>
        <source>Two half circles, each with one end inside the other.</source>
        <translation>Hai nửa đường tròn, mỗi nửa có một đầu nằm trong nửa kia.</translation>
    </message>
    <message>
        <source>blobs</source>
        <translation>đám mây</translation>
    </message>
    <message>
        <source>A round cloud for each of several classes, their centres evenly on a circle.</source>
        <translation>Mỗi nhãn một đám mây tròn, tâm chia đều trên một đường tròn.</translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation>bàn cờ</translation>
    </message>
    <message>
        <source>The squares of a board, of alternating class.</source>
        <translation>Các ô của một bàn cờ, nhãn xen kẽ.</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>cổng logic</translation>
    </message>
    <message>
        <source>The truth table of a logic gate: four points, all for training. There are no others, so none for testing.</source>
        <translation>Bảng chân trị của một cổng logic: bốn điểm, đều để huấn luyện. Không có điểm nào khác, nên không có gì để kiểm tra.</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>hình sin</translation>
    </message>
    <message>
        <source>The curve y = sin x: regression with one input.</source>
        <translation>Đường cong y = sin x: hồi quy với một đầu vào.</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>mặt phẳng</translation>
    </message>
    <message>
        <source>An inclined plane, y = (x₁ + x₂)/12: what a single linear neuron can learn.</source>
        <translation>Mặt phẳng nghiêng, y = (x₁ + x₂)/12: điều mà một nơ-ron tuyến tính đơn lẻ học được.</translation>
    </message>
    <message>
        <source>gauss surface</source>
        <translation>mặt gauss</translation>
    </message>
    <message>
        <source>A hill around (2, 2) and a hollow around (−2, −2), each a Gaussian bell.</source>
        <translation>Một ngọn đồi quanh (2, 2) và một hố trũng quanh (−2, −2), mỗi cái là một chuông Gauss.</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>chữ số</translation>
    </message>
    <message>
        <source>Handwritten digits 0 to 9 in 8×8 pixels, 1,797 of them.</source>
        <translation>Chữ số viết tay từ 0 đến 9 trên 8×8 điểm ảnh, gồm 1,797 hình.</translation>
    </message>
    <message>
        <source>table</source>
        <translation>bảng</translation>
    </message>
    <message>
        <source>The rows of a CSV or TSV file. Rows where a value is missing are dropped, counted and said.</source>
        <translation>Các dòng của một tệp CSV hoặc TSV. Dòng nào thiếu giá trị thì bị bỏ, được đếm và báo lại.</translation>
    </message>
    <message>
        <source>points</source>
        <translation>các điểm</translation>
    </message>
    <message>
        <source>Points (x₁, x₂, class), as the user has set them.</source>
        <translation>Các điểm (x₁, x₂, nhãn), do người dùng đặt.</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>đặc trưng</translation>
    </message>
    <message>
        <source>x1</source>
        <translation>x1</translation>
    </message>
    <message>
        <source>The first coordinate.</source>
        <translation>Tọa độ thứ nhất.</translation>
    </message>
    <message>
        <source>x2</source>
        <translation>x2</translation>
    </message>
    <message>
        <source>The second coordinate.</source>
        <translation>Tọa độ thứ hai.</translation>
    </message>
    <message>
        <source>x1 squared</source>
        <translation>x1 bình phương</translation>
    </message>
    <message>
        <source>The square of the first coordinate.</source>
        <translation>Bình phương của tọa độ thứ nhất.</translation>
    </message>
    <message>
        <source>x2 squared</source>
        <translation>x2 bình phương</translation>
    </message>
    <message>
        <source>The square of the second coordinate.</source>
        <translation>Bình phương của tọa độ thứ hai.</translation>
    </message>
    <message>
        <source>x1 x2</source>
        <translation>x1 x2</translation>
    </message>
    <message>
        <source>The product of the coordinates.</source>
        <translation>Tích của hai tọa độ.</translation>
    </message>
    <message>
        <source>sin x1</source>
        <translation>sin x1</translation>
    </message>
    <message>
        <source>The sine of the first coordinate.</source>
        <translation>Sin của tọa độ thứ nhất.</translation>
    </message>
    <message>
        <source>sin x2</source>
        <translation>sin x2</translation>
    </message>
    <message>
        <source>The sine of the second coordinate.</source>
        <translation>Sin của tọa độ thứ hai.</translation>
    </message>
    <message>
        <source>title</source>
        <translation>tiêu đề</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>hạt giống</translation>
    </message>
    <message>
        <source>Decides the data, the split, the start and the order</source>
        <translation>Quyết định dữ liệu, cách chia, điểm xuất phát và thứ tự</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>kích thước lô</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>độ chính xác số</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Adds l1·|w| of each weight to the loss</source>
        <translation>Cộng l1·|w| của từng trọng số vào hàm mất mát</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Adds l2/2·w² of each weight to the loss</source>
        <translation>Cộng l2/2·w² của từng trọng số vào hàm mất mát</translation>
    </message>
    <message>
        <source>clip norm</source>
        <translation>cắt theo chuẩn</translation>
    </message>
    <message>
        <source>The largest norm of the whole gradient</source>
        <translation>Chuẩn lớn nhất cho phép của cả gradient</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>lượt</translation>
    </message>
    <message>
        <source>After so many epochs</source>
        <translation>Sau chừng ấy lượt (epoch)</translation>
    </message>
    <message>
        <source>loss below</source>
        <translation>mất mát dưới</translation>
    </message>
    <message>
        <source>When the training loss is below</source>
        <translation>Khi mất mát huấn luyện thấp hơn mức này</translation>
    </message>
    <message>
        <source>gradient below</source>
        <translation>gradient dưới</translation>
    </message>
    <message>
        <source>When the norm of the gradient is below</source>
        <translation>Khi chuẩn của gradient thấp hơn mức này</translation>
    </message>
    <message>
        <source>plateau</source>
        <translation>chững lại</translation>
    </message>
    <message>
        <source>When the training loss has not fallen for so many epochs</source>
        <translation>Khi mất mát huấn luyện không giảm trong chừng ấy lượt</translation>
    </message>
    <message>
        <source>name</source>
        <translation>tên</translation>
    </message>
    <message>
        <source>What the layer is called on its card; its id where nothing is given</source>
        <translation>Tên của lớp trên thẻ; để trống thì dùng mã của nó</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>tắt</translation>
    </message>
    <message>
        <source>Leaves the layer, and the skip connections that end at it, out of the network</source>
        <translation>Bỏ lớp này, cùng các kết nối tắt kết thúc ở nó, ra khỏi mạng</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>đóng băng</translation>
    </message>
    <message>
        <source>Keeps its weights, and still passes the gradient on</source>
        <translation>Giữ nguyên trọng số, mà vẫn truyền gradient đi tiếp</translation>
    </message>
    <message>
        <source>units</source>
        <translation>số nơ-ron</translation>
    </message>
    <message>
        <source>Number of neurons</source>
        <translation>Số nơ-ron</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>độ lệch</translation>
    </message>
    <message>
        <source>Adds a learned b to each weighted input</source>
        <translation>Cộng một b được học vào mỗi tổng có trọng số</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>tỷ lệ</translation>
    </message>
    <message>
        <source>The share of units silenced at each step</source>
        <translation>Tỷ lệ nơ-ron bị làm câm ở mỗi bước</translation>
    </message>
    <message>
        <source>The weight of the newest batch in the running statistics</source>
        <translation>Trọng số của lô mới nhất trong thống kê trượt</translation>
    </message>
    <message>
        <source>ε</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>ε, keeps the division finite</source>
        <translation>ε, giữ cho phép chia hữu hạn</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>độ dốc</translation>
    </message>
    <message>
        <source>σ&apos; where z is negative</source>
        <translation>σ&apos; khi z âm</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>alpha</translation>
    </message>
    <message>
        <source>α, what −σ(z) tends to for very negative z</source>
        <translation>α, giá trị mà −σ(z) tiến tới khi z rất âm</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>công thức</translation>
    </message>
    <message>
        <source>σ(x), such as max(x, 0.1*x)</source>
        <translation>σ(x), chẳng hạn max(x, 0.1*x)</translation>
    </message>
    <message>
        <source>value</source>
        <translation>giá trị</translation>
    </message>
    <message>
        <source>What every weight starts with</source>
        <translation>Giá trị ban đầu của mọi trọng số</translation>
    </message>
    <message>
        <source>low</source>
        <translation>cận dưới</translation>
    </message>
    <message>
        <source>high</source>
        <translation>cận trên</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>trung bình</translation>
    </message>
    <message>
        <source>std</source>
        <translation>độ lệch chuẩn</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>gain</translation>
    </message>
    <message>
        <source>The singular value of the weight matrix</source>
        <translation>Giá trị kỳ dị của ma trận trọng số</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>tốc độ học</translation>
    </message>
    <message>
        <source>Learning rate η, the length of a step</source>
        <translation>Tốc độ học η, độ dài của một bước</translation>
    </message>
    <message>
        <source>μ, the share of its velocity that θ keeps</source>
        <translation>μ, phần vận tốc mà θ giữ lại</translation>
    </message>
    <message>
        <source>α, the memory of the squared gradient</source>
        <translation>α, mức nhớ của gradient bình phương</translation>
    </message>
    <message>
        <source>β₁</source>
        <translation>β₁</translation>
    </message>
    <message>
        <source>β₁, the memory of the mean gradient</source>
        <translation>β₁, mức nhớ của gradient trung bình</translation>
    </message>
    <message>
        <source>β₂</source>
        <translation>β₂</translation>
    </message>
    <message>
        <source>β₂, the memory of the squared gradient</source>
        <translation>β₂, mức nhớ của gradient bình phương</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>suy giảm trọng số</translation>
    </message>
    <message>
        <source>w, the share of θ that a step of rate 1 takes away</source>
        <translation>w, phần của θ mà một bước với tốc độ 1 lấy đi</translation>
    </message>
    <message>
        <source>damping</source>
        <translation>hệ số cản</translation>
    </message>
    <message>
        <source>λ at the start: small is Gauss–Newton</source>
        <translation>λ lúc bắt đầu: nhỏ thì là Gauss–Newton</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>hệ số nhân</translation>
    </message>
    <message>
        <source>What λ is multiplied with or divided by after a step</source>
        <translation>Số mà λ được nhân với hoặc chia cho sau một bước</translation>
    </message>
    <message>
        <source>least</source>
        <translation>nhỏ nhất</translation>
    </message>
    <message>
        <source>The smallest λ</source>
        <translation>λ nhỏ nhất</translation>
    </message>
    <message>
        <source>most</source>
        <translation>lớn nhất</translation>
    </message>
    <message>
        <source>The largest λ; a run that needs more is at its end</source>
        <translation>λ lớn nhất; lần chạy nào cần hơn thế thì đã đến điểm cuối</translation>
    </message>
    <message>
        <source>every</source>
        <translation>cứ mỗi</translation>
    </message>
    <message>
        <source>How long the rate stays the same</source>
        <translation>Tốc độ học giữ nguyên bao lâu</translation>
    </message>
    <message>
        <source>shrink</source>
        <translation>hệ số giảm</translation>
    </message>
    <message>
        <source>What the rate is then multiplied with</source>
        <translation>Số mà tốc độ học được nhân với sau đó</translation>
    </message>
    <message>
        <source>What the rate is multiplied with after each epoch</source>
        <translation>Số mà tốc độ học được nhân với sau mỗi lượt</translation>
    </message>
    <message>
        <source>How long the rate falls</source>
        <translation>Tốc độ học giảm trong bao lâu</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>sàn</translation>
    </message>
    <message>
        <source>The share of the rate that is left in the end</source>
        <translation>Phần của tốc độ học còn lại lúc cuối</translation>
    </message>
    <message>
        <source>How long the rate grows</source>
        <translation>Tốc độ học tăng trong bao lâu</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>số mẫu</translation>
    </message>
    <message>
        <source>Training and test samples together</source>
        <translation>Mẫu huấn luyện và mẫu kiểm tra cộng lại</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>nhiễu</translation>
    </message>
    <message>
        <source>How far samples stray, as a share of the picture&apos;s half width</source>
        <translation>Mẫu lệch đi bao xa, tính theo nửa bề rộng của hình</translation>
    </message>
    <message>
        <source>test fraction</source>
        <translation>tỷ lệ kiểm tra</translation>
    </message>
    <message>
        <source>The share of the samples that is kept for testing</source>
        <translation>Tỷ lệ mẫu được giữ lại để kiểm tra</translation>
    </message>
    <message>
        <source>features</source>
        <translation>đặc trưng</translation>
    </message>
    <message>
        <source>What the network is given of a point</source>
        <translation>Mạng được cho biết gì về một điểm</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>số nhãn</translation>
    </message>
    <message>
        <source>How many clouds</source>
        <translation>Bao nhiêu đám mây</translation>
    </message>
    <message>
        <source>squares</source>
        <translation>số ô</translation>
    </message>
    <message>
        <source>How many squares to a side</source>
        <translation>Bao nhiêu ô trên một cạnh</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>phép toán</translation>
    </message>
    <message>
        <source>The gate whose truth table is learned</source>
        <translation>Cổng có bảng chân trị được học</translation>
    </message>
    <message>
        <source>and</source>
        <translation>and</translation>
    </message>
    <message>
        <source>or</source>
        <translation>or</translation>
    </message>
    <message>
        <source>nand</source>
        <translation>nand</translation>
    </message>
    <message>
        <source>How many of the pictures, training and test together</source>
        <translation>Bao nhiêu hình, cả huấn luyện lẫn kiểm tra</translation>
    </message>
    <message>
        <source>path</source>
        <translation>đường dẫn</translation>
    </message>
    <message>
        <source>The file, relative to the experiment&apos;s, or a table that comes along (iris.csv)</source>
        <translation>Tệp, tính từ chỗ của thí nghiệm, hoặc một bảng đi kèm (iris.csv)</translation>
    </message>
    <message>
        <source>target</source>
        <translation>mục tiêu</translation>
    </message>
    <message>
        <source>The column to predict; empty: the last one</source>
        <translation>Cột cần dự đoán; để trống: cột cuối</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>các cột</translation>
    </message>
    <message>
        <source>What the network is given; empty: all other columns of numbers</source>
        <translation>Mạng được cho gì; để trống: mọi cột số còn lại</translation>
    </message>
    <message>
        <source>predict</source>
        <translation>dự đoán</translation>
    </message>
    <message>
        <source>What the target holds</source>
        <translation>Mục tiêu chứa gì</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>tự đoán</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>số</translation>
    </message>
    <message>
        <source>standardise</source>
        <translation>chuẩn hóa</translation>
    </message>
    <message>
        <source>Gives each column mean 0 and standard deviation 1 over the training rows</source>
        <translation>Cho mỗi cột trung bình 0 và độ lệch chuẩn 1 trên các dòng huấn luyện</translation>
    </message>
    <message>
        <source>standardise target</source>
        <translation>chuẩn hóa mục tiêu</translation>
    </message>
    <message>
        <source>The same for a target of numbers</source>
        <translation>Cũng vậy cho mục tiêu là số</translation>
    </message>
    <message>
        <source>header</source>
        <translation>dòng tên cột</translation>
    </message>
    <message>
        <source>Whether the first line holds the columns&apos; names</source>
        <translation>Dòng đầu có chứa tên các cột hay không</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>separator</source>
        <translation>dấu ngăn cách</translation>
    </message>
    <message>
        <source>What stands between two values</source>
        <translation>Dấu đứng giữa hai giá trị</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>chấm phẩy</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>phẩy</translation>
    </message>
    <message>
        <source>A row x₁, x₂, class for each point</source>
        <translation>Mỗi điểm một dòng x₁, x₂, nhãn</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>entropy chéo</translation>
    </message>
    <message>
        <source>squared error</source>
        <translation>sai số bình phương</translation>
    </message>
    <message>
        <source>checker</source>
        <translation>bàn cờ</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>mặt gauss</translation>
    </message>
</context>
<context>
    <name>LandscapePanel</name>
    <message>
        <source>flat: C {low} to {high}</source>
        <translation>phẳng: C {low} đến {high}</translation>
    </message>
    <message>
        <source>C {low} to {high}</source>
        <translation>C {low} đến {high}</translation>
    </message>
    <message>
        <source>C {low} to {high}, log scale</source>
        <translation>C {low} đến {high}, thang log</translation>
    </message>
    <message>
        <source>random directions, 1 is as long as the weights</source>
        <translation>các hướng ngẫu nhiên, 1 dài bằng vectơ trọng số</translation>
    </message>
    <message>
        <source>the two sharpest directions, 1 is as long as the weights</source>
        <translation>hai hướng dốc nhất, 1 dài bằng vectơ trọng số</translation>
    </message>
    <message>
        <source>the plane of the way since step {since}</source>
        <translation>mặt phẳng của đường đi từ bước {since}</translation>
    </message>
    <message>
        <source>, holding {share} of the way</source>
        <translation>, chứa {share} đường đi</translation>
    </message>
    <message>
        <source>along d₂</source>
        <translation>dọc theo d₂</translation>
    </message>
    <message>
        <source>along d₁</source>
        <translation>dọc theo d₁</translation>
    </message>
    <message>
        <source>Drag, or press the arrow keys, to turn the surface.</source>
        <translation>Kéo chuột, hoặc nhấn các phím mũi tên, để xoay mặt này.</translation>
    </message>
    <message>
        <source>random</source>
        <translation>ngẫu nhiên</translation>
    </message>
    <message>
        <source>sharpest</source>
        <translation>dốc nhất</translation>
    </message>
    <message>
        <source>trajectory</source>
        <translation>quỹ đạo</translation>
    </message>
    <message>
        <source>Which plane</source>
        <translation>Mặt phẳng nào</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>mặt cong</translation>
    </message>
    <message>
        <source>contour</source>
        <translation>đồng mức</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>Vẽ như thế nào</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Tính</translation>
    </message>
    <message>
        <source>Loss landscape</source>
        <translation>Bề mặt mất mát</translation>
    </message>
    <message>
        <source>at step {step}</source>
        <translation>ở bước {step}</translation>
    </message>
    <message>
        <source>Press Compute: the cost around this moment is drawn here.</source>
        <translation>Nhấn Tính: chi phí quanh thời điểm này được vẽ tại đây.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Activation from −1, orange, to +1, blue</source>
        <translation>Giá trị kích hoạt từ −1, cam, đến +1, xanh</translation>
    </message>
</context>
<context>
    <name>LossPanel</name>
    <message>
        <source>train {loss}</source>
        <translation>huấn luyện {loss}</translation>
    </message>
    <message>
        <source>test {loss}</source>
        <translation>kiểm tra {loss}</translation>
    </message>
    <message>
        <source>always the mean = {loss}: nothing learned</source>
        <translation>luôn là trung bình = {loss}: chưa học được gì</translation>
    </message>
    <message>
        <source>ln 2 = {loss}: no better than a coin</source>
        <translation>ln 2 = {loss}: không hơn tung đồng xu</translation>
    </message>
    <message>
        <source>ln {classes} = {loss}: no better than guessing</source>
        <translation>ln {classes} = {loss}: không hơn đoán mò</translation>
    </message>
    <message>
        <source>Training broke down before the end of the first epoch.</source>
        <translation>Việc huấn luyện đã đổ vỡ trước khi hết lượt đầu tiên.</translation>
    </message>
    <message>
        <source>The loss is drawn from the end of the first epoch on.</source>
        <translation>Mất mát được vẽ từ khi hết lượt đầu tiên.</translation>
    </message>
    <message>
        <source>with penalty {loss}</source>
        <translation>kèm điều chuẩn {loss}</translation>
    </message>
    <message>
        <source>stops below {loss}</source>
        <translation>dừng khi dưới {loss}</translation>
    </message>
    <message>
        <source>stops at epoch {epoch} unless the loss falls</source>
        <translation>dừng ở lượt {epoch} nếu mất mát không giảm</translation>
    </message>
    <message>
        <source>stops at epoch {epoch}</source>
        <translation>dừng ở lượt {epoch}</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>lin</source>
        <translation>lin</translation>
    </message>
    <message>
        <source>Scale of the loss axis</source>
        <translation>Thang của trục mất mát</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>lượt</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>bước</translation>
    </message>
    <message>
        <source>What the bottom axis counts</source>
        <translation>Trục dưới đếm gì</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Hiện</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Độ chính xác</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Làm trơn</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không</translation>
    </message>
    <message>
        <source>Some</source>
        <translation>Một ít</translation>
    </message>
    <message>
        <source>Much</source>
        <translation>Nhiều</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>lượt (epoch)</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>độ chính xác (%)</translation>
    </message>
    <message>
        <source>Press Run: the loss of training and test data is drawn here.</source>
        <translation>Nhấn Chạy: mất mát trên dữ liệu huấn luyện và kiểm tra được vẽ tại đây.</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>bước {step}</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>loss (log)</source>
        <translation>mất mát (log)</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>mất mát</translation>
    </message>
    <message>
        <source>step</source>
        <translation>bước</translation>
    </message>
    <message>
        <source>thick: train, dotted: test</source>
        <translation>đậm: huấn luyện, chấm: kiểm tra</translation>
    </message>
    <message>
        <source>{lines}, smoothed</source>
        <translation>{lines}, làm trơn</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>lượt {epoch}</translation>
    </message>
</context>
<context>
    <name>ManySeedsPanel</name>
    <message>
        <source>{count} starts</source>
        <translation>{count} điểm xuất phát</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} lượt</translation>
    </message>
    <message>
        <source>train</source>
        <translation>huấn luyện</translation>
    </message>
    <message>
        <source>test</source>
        <translation>kiểm tra</translation>
    </message>
    <message>
        <source>Which samples</source>
        <translation>Các mẫu nào</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Huấn luyện</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>lượt (epoch)</translation>
    </message>
    <message>
        <source>loss (log)</source>
        <translation>mất mát (log)</translation>
    </message>
    <message>
        <source>Press Train: the same models from many starts are drawn here.</source>
        <translation>Nhấn Huấn luyện: cùng các mô hình ấy từ nhiều điểm xuất phát được vẽ tại đây.</translation>
    </message>
    <message>
        <source>Many starts</source>
        <translation>Nhiều điểm xuất phát</translation>
    </message>
    <message>
        <source>median, quartiles and extremes of {count} starts</source>
        <translation>trung vị, tứ phân vị và hai cực của {count} điểm xuất phát</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>lượt {epoch}</translation>
    </message>
    <message>
        <source>{model}: median {median}, half {first} to {third}, all {low} to {high}</source>
        <translation>{model}: trung vị {median}, một nửa từ {first} đến {third}, tất cả từ {low} đến {high}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{model}:&lt;/b&gt; half of the starts end between {first} and {third}, all between {low} and {high}.</source>
        <translation>&lt;b&gt;{model}:&lt;/b&gt; một nửa số lần kết thúc giữa {first} và {third}, tất cả giữa {low} và {high}.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{model}:&lt;/b&gt; every start diverged.</source>
        <translation>&lt;b&gt;{model}:&lt;/b&gt; lần nào cũng phân kỳ.</translation>
    </message>
    <message>
        <source>{count} of {starts} diverged.</source>
        <translation>{count} trong {starts} lần phân kỳ.</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Message</source>
        <translation>Thông báo</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Cách khắc phục</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>the activations a</source>
        <translation>các giá trị kích hoạt a</translation>
    </message>
    <message>
        <source>the loss C</source>
        <translation>chi phí C</translation>
    </message>
    <message>
        <source>the errors δ</source>
        <translation>các lỗi δ</translation>
    </message>
    <message>
        <source>the gradient ∂C/∂W</source>
        <translation>gradient ∂C/∂W</translation>
    </message>
    <message>
        <source>the weights W</source>
        <translation>các trọng số W</translation>
    </message>
    <message>
        <source>{reason}. Put it back and open this again, or choose other data.</source>
        <translation>{reason}. Hãy đặt tệp về chỗ cũ rồi mở lại, hoặc chọn dữ liệu khác.</translation>
    </message>
    <message>
        <source>Model &lt;b&gt;{model}&lt;/b&gt; diverged at step {step}: {quantity} of layer &lt;b&gt;{layer}&lt;/b&gt; became infinite.</source>
        <translation>Mô hình &lt;b&gt;{model}&lt;/b&gt; phân kỳ ở bước {step}: {quantity} của lớp &lt;b&gt;{layer}&lt;/b&gt; trở thành vô hạn.</translation>
    </message>
    <message>
        <source>The others go on.</source>
        <translation>Các mô hình khác vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>A smaller learning rate or a limit on the gradient&apos;s norm helps.</source>
        <translation>Tốc độ học nhỏ hơn, hoặc giới hạn chuẩn của gradient, sẽ giúp được.</translation>
    </message>
</context>
<context>
    <name>Microscope</name>
    <message>
        <source>this weight</source>
        <translation>trọng số này</translation>
    </message>
    <message>
        <source>in numbers</source>
        <translation>bằng số</translation>
    </message>
    <message>
        <source>paths</source>
        <translation>các đường</translation>
    </message>
    <message>
        <source>The chain rule · {layer}</source>
        <translation>Quy tắc chuỗi · {layer}</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} trong {count}</translation>
    </message>
    <message>
        <source>at sample {number} of {count}</source>
        <translation>tại mẫu {number} trong {count}</translation>
    </message>
    <message>
        <source>over all paths</source>
        <translation>tổng trên mọi đường</translation>
    </message>
    <message>
        <source>A change of this weight changes z of neuron {j} by {input} times as much, for that is what neuron {k} sends. </source>
        <translation>Trọng số này thay đổi bao nhiêu thì z của nơ-ron {j} thay đổi gấp {input} lần, vì đó là giá trị mà nơ-ron {k} gửi đi. </translation>
    </message>
    <message>
        <source>{sigma} passes on {slope} of it, and each 1 of a costs {error}. </source>
        <translation>{sigma} cho qua {slope} thay đổi ấy, và mỗi đơn vị của a tốn {error}. </translation>
    </message>
    <message>
        <source>Each 1 of z costs {error}. </source>
        <translation>Mỗi đơn vị của z tốn {error}. </translation>
    </message>
    <message>
        <source>Multiplied: {derivative}.</source>
        <translation>Nhân lại: {derivative}.</translation>
    </message>
    <message>
        <source>{count} paths lead from there to the cost; {strongest}</source>
        <translation>Có {count} đường dẫn từ đó đến chi phí; {strongest}</translation>
    </message>
    <message>
        <source>the strongest, {steps}, adds {share} to δ.</source>
        <translation>đường mạnh nhất, {steps}, góp {share} vào δ.</translation>
    </message>
    <message>
        <source>Backpropagation is only right if it agrees with the definition of a derivative: change one parameter by ±ε, run forward twice, and see by how much C changes. Choose a mistake, and see the check catch it.</source>
        <translation>Lan truyền ngược chỉ đúng khi nó khớp với định nghĩa của đạo hàm: thay đổi một tham số đi ±ε, lan truyền xuôi hai lần, và xem C thay đổi bao nhiêu. Hãy chọn một chỗ sai, và xem phép kiểm tra bắt được nó.</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>Kiểm tra gradient</translation>
    </message>
    <message>
        <source>every derivative twice, on {count} samples</source>
        <translation>mỗi đạo hàm hai lần, trên {count} mẫu</translation>
    </message>
    <message>
        <source>right</source>
        <translation>đúng</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>sai</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>nghi ngờ</translation>
    </message>
    <message>
        <source>too small to tell</source>
        <translation>quá nhỏ để nói</translation>
    </message>
    <message>
        <source>only kinks</source>
        <translation>chỉ điểm gãy</translation>
    </message>
    <message>
        <source>within rounding</source>
        <translation>trong mức làm tròn</translation>
    </message>
    <message>
        <source>No layer is wrong, but doubtful: {layers}. A relative error of up to {error} lies between right, below 1e−7, and wrong, above 1e−2: rounding may do that where derivatives are tiny, or a strong curvature. Check again on other samples, or some steps later.</source>
        <translation>Không lớp nào sai, nhưng có lớp đáng nghi: {layers}. Sai số tương đối đến {error} nằm giữa mức đúng, dưới 1e−7, và mức sai, trên 1e−2: làm tròn có thể gây ra điều đó khi đạo hàm rất nhỏ, hoặc độ cong lớn cũng vậy. Hãy kiểm tra lại trên các mẫu khác, hoặc vài bước sau.</translation>
    </message>
    <message>
        <source>No layer is wrong. Largest relative error: {error}.</source>
        <translation>Không lớp nào sai. Sai số tương đối lớn nhất: {error}.</translation>
    </message>
    <message>
        <source>Every layer agrees. Largest relative error: {error}.</source>
        <translation>Mọi lớp đều khớp. Sai số tương đối lớn nhất: {error}.</translation>
    </message>
    <message>
        <source>Of {layers} nothing can be told.</source>
        <translation>Về {layers} thì không nói được gì.</translation>
    </message>
    <message>
        <source>In this network, the mistake does no harm.</source>
        <translation>Trong mạng này, chỗ sai ấy không gây hại.</translation>
    </message>
    <message>
        <source>Caught: the gradient of {layers} is wrong.</source>
        <translation>Bắt được: gradient của {layers} sai.</translation>
    </message>
    <message>
        <source>Without σ&apos;, the error of a saturated neuron counts in full. Where σ&apos; cancels, at the output, nothing is missing, and what follows from there stays right.</source>
        <translation>Thiếu σ&apos;, lỗi của nơ-ron bão hòa được tính trọn vẹn. Ở đầu ra, nơi σ&apos; triệt tiêu, thì không thiếu gì, và những gì suy ra từ đó vẫn đúng.</translation>
    </message>
    <message>
        <source>The output layer needs no W of a later layer and is right, and so is what lies before a W with a single row, which is the same either way round. All others got their errors over the wrong weights.</source>
        <translation>Lớp đầu ra không cần W của lớp sau nên vẫn đúng, và những gì đứng trước một W chỉ có một hàng cũng vậy, vì chuyển vị hay không cũng như nhau. Mọi lớp khác nhận lỗi qua nhầm trọng số.</translation>
    </message>
    <message>
        <source>Every derivative is too large by the number of samples: training would still go downhill, in steps that grow with the mini-batch.</source>
        <translation>Mọi đạo hàm đều lớn quá số mẫu lần: huấn luyện vẫn đi xuống dốc, bằng những bước dài ra theo kích thước lô nhỏ.</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>để nguyên</translation>
    </message>
    <message>
        <source>σ&apos; dropped</source>
        <translation>bỏ σ&apos;</translation>
    </message>
    <message>
        <source>transpose forgotten</source>
        <translation>quên chuyển vị</translation>
    </message>
    <message>
        <source>mean forgotten</source>
        <translation>quên lấy trung bình</translation>
    </message>
    <message>
        <source>Check the gradient</source>
        <translation>Kiểm tra gradient</translation>
    </message>
    <message>
        <source>A deliberate mistake in backpropagation</source>
        <translation>Một chỗ sai cố ý trong lan truyền ngược</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Tiến độ kiểm tra</translation>
    </message>
    <message>
        <source>Backpropagation</source>
        <translation>Lan truyền ngược</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Lớp</translation>
    </message>
    <message>
        <source>What the check found, layer by layer</source>
        <translation>Phép kiểm tra tìm thấy gì, từng lớp</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Kết luận</translation>
    </message>
    <message>
        <source>Relative error</source>
        <translation>Sai số tương đối</translation>
    </message>
    <message>
        <source>Worst parameter</source>
        <translation>Tham số tệ nhất</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Sai phân</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Đã kiểm tra</translation>
    </message>
    <message>
        <source>output {number}</source>
        <translation>đầu ra {number}</translation>
    </message>
    <message>
        <source>all outputs</source>
        <translation>mọi đầu ra</translation>
    </message>
    <message>
        <source>mean of {count} samples</source>
        <translation>trung bình của {count} mẫu</translation>
    </message>
    <message>
        <source>The output is {a}, and it should be {y}: the cost of that is {cost}. It depends on nothing but the output, so from here the errors can be traced back layer by layer.</source>
        <translation>Đầu ra là {a}, mà lẽ ra phải là {y}: chi phí của điều đó là {cost}. Nó chỉ phụ thuộc vào đầu ra, nên từ đây có thể lần ngược các lỗi qua từng lớp.</translation>
    </message>
    <message>
        <source>The cost C</source>
        <translation>Chi phí C</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>mẫu</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>sai số bình phương trung bình</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>entropy chéo nhị phân</translation>
    </message>
    <message>
        <source>categorical cross-entropy</source>
        <translation>entropy chéo phân loại</translation>
    </message>
    <message>
        <source>The activation function at these weighted inputs</source>
        <translation>Hàm kích hoạt tại các tổng có trọng số này</translation>
    </message>
    <message>
        <source>cost C</source>
        <translation>chi phí C</translation>
    </message>
    <message>
        <source>σ&apos;(z) of {sigma}</source>
        <translation>σ&apos;(z) của {sigma}</translation>
    </message>
    <message>
        <source>{sigma} of z</source>
        <translation>{sigma} của z</translation>
    </message>
    <message>
        <source>With {loss} and {sigma}, σ&apos; cancels, and what is left is the plain difference between what came out and what should: {a} − {y} = {delta}. Even a saturated output neuron learns at full speed.</source>
        <translation>Với {loss} và {sigma}, σ&apos; triệt tiêu, và chỉ còn lại hiệu giữa cái đã ra và cái lẽ ra phải có: {a} − {y} = {delta}. Ngay cả nơ-ron đầu ra bão hòa cũng học hết tốc độ.</translation>
    </message>
    <message>
        <source>C is the mean over {count} samples, so each counts for one part in {count}.</source>
        <translation>C là trung bình trên {count} mẫu, nên mỗi mẫu góp một phần {count}.</translation>
    </message>
    <message>
        <source>BP1 · the error of the output layer</source>
        <translation>BP1 · lỗi của lớp đầu ra</translation>
    </message>
    <message>
        <source>BP2 · the error of {layer}</source>
        <translation>BP2 · lỗi của {layer}</translation>
    </message>
    <message>
        <source>neuron j = {unit} of {units}</source>
        <translation>nơ-ron j = {unit} trong {units}</translation>
    </message>
    <message>
        <source>from {later} back to {layer}, {neuron}</source>
        <translation>từ {later} về {layer}, {neuron}</translation>
    </message>
    <message>
        <source>The skip connection brings its share back past the layers between, so it does not vanish there.</source>
        <translation>Kết nối tắt mang phần của nó về, vượt qua các lớp ở giữa, nên phần ấy không biến mất ở đó.</translation>
    </message>
    <message>
        <source>{sigma} couples the neurons, so each error counts for every z: δ = {result}.</source>
        <translation>{sigma} gắn các nơ-ron với nhau, nên mỗi lỗi đều tính vào mọi z: δ = {result}.</translation>
    </message>
    <message>
        <source>The error has shrunk on its way: ‖δ‖ here is {share} of what it is at the output.</source>
        <translation>Lỗi đã nhỏ đi trên đường về: ‖δ‖ ở đây bằng {share} so với ở đầu ra.</translation>
    </message>
    <message>
        <source>The cost changes by {came} for every 1 that output {j} rises.</source>
        <translation>Chi phí thay đổi {came} cho mỗi đơn vị mà đầu ra {j} tăng.</translation>
    </message>
    <message>
        <source>Neuron {j} answers for what it passed on: the errors of {later}, each weighted by the weight it travelled over, add up to {came}.</source>
        <translation>Nơ-ron {j} chịu trách nhiệm cho những gì nó truyền đi: các lỗi của {later}, mỗi lỗi nhân với trọng số mà nó đi qua, cộng lại thành {came}.</translation>
    </message>
    <message>
        <source>Through {later}, {came} comes back to neuron {j}.</source>
        <translation>Qua {later}, {came} quay về nơ-ron {j}.</translation>
    </message>
    <message>
        <source>Dropout has no σ&apos;: the error goes through as it is. While training, only neurons that were not silenced pass it on.</source>
        <translation>Dropout không có σ&apos;: lỗi đi qua nguyên vẹn. Khi huấn luyện, chỉ những nơ-ron không bị làm câm mới truyền lỗi đi.</translation>
    </message>
    <message>
        <source>There is no σ&apos; here: how this layer scales the error shows at the next stage.</source>
        <translation>Ở đây không có σ&apos;: lớp này nhân lỗi lên bao nhiêu sẽ thấy ở chặng sau.</translation>
    </message>
    <message>
        <source>σ is the identity, so σ&apos; = 1 and all of it gets through, δ = {result}.</source>
        <translation>σ là hàm đồng nhất, nên σ&apos; = 1 và tất cả đi qua, δ = {result}.</translation>
    </message>
    <message>
        <source>{sigma} is steepest around 0, and even there σ&apos; is only 0.25. Here σ&apos;(z) = {slope} at z = {z}: at most a quarter gets through,</source>
        <translation>{sigma} dốc nhất quanh 0, mà ngay ở đó σ&apos; cũng chỉ là 0.25. Ở đây σ&apos;(z) = {slope} tại z = {z}: nhiều nhất một phần tư đi qua,</translation>
    </message>
    <message>
        <source>{sigma} is steep at z = {z}, σ&apos;(z) = {slope}: nearly all of it gets through,</source>
        <translation>{sigma} dốc tại z = {z}, σ&apos;(z) = {slope}: gần như tất cả đi qua,</translation>
    </message>
    <message>
        <source>{sigma} has σ&apos;(z) = {slope} at z = {z}: a part of it gets through,</source>
        <translation>{sigma} có σ&apos;(z) = {slope} tại z = {z}: một phần đi qua,</translation>
    </message>
    <message>
        <source>{sigma} rises slowly at z = {z}, σ&apos;(z) = {slope}: little of it gets through,</source>
        <translation>{sigma} tăng chậm tại z = {z}, σ&apos;(z) = {slope}: chỉ một ít đi qua,</translation>
    </message>
    <message>
        <source>{sigma} is almost flat at z = {z}, σ&apos;(z) = {slope}: the neuron is saturated, and next to nothing gets through,</source>
        <translation>{sigma} gần như phẳng tại z = {z}, σ&apos;(z) = {slope}: nơ-ron bão hòa, và hầu như không gì đi qua,</translation>
    </message>
    <message>
        <source>{sigma} is flat at z = {z}, σ&apos;(z) = {slope}: nothing gets through,</source>
        <translation>{sigma} phẳng tại z = {z}, σ&apos;(z) = {slope}: không gì đi qua,</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Play slowly</source>
        <translation>Phát chậm</translation>
    </message>
    <message>
        <source>Seconds a step</source>
        <translation>Số giây mỗi bước</translation>
    </message>
    <message>
        <source>← → step · ↑ ↓ neuron · Esc closes</source>
        <translation>← → bước · ↑ ↓ nơ-ron · Esc đóng</translation>
    </message>
    <message>
        <source>Ctrl+↑ ↓: neuron k of the layer before · Page ↑ ↓: scroll · Ctrl+Page ↑ ↓: sample · Home, End: first, last stage</source>
        <translation>Ctrl+↑ ↓: nơ-ron k của lớp trước · Page ↑ ↓: cuộn · Ctrl+Page ↑ ↓: mẫu · Home, End: chặng đầu, chặng cuối</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} trong {count}</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Bắt đầu lại</translation>
    </message>
    <message>
        <source>{seconds} s a step</source>
        <translation>{seconds} giây mỗi bước</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Forward · {layer}</source>
        <translation>Xuôi · {layer}</translation>
    </message>
    <message>
        <source>neuron {number}</source>
        <translation>nơ-ron {number}</translation>
    </message>
    <message>
        <source>Neuron {j} weighs everything that comes from {before}, adds its bias and gets z = {z}.</source>
        <translation>Nơ-ron {j} lấy tổng có trọng số của mọi giá trị đến từ {before}, cộng độ lệch của nó và được z = {z}.</translation>
    </message>
    <message>
        <source>Neuron {j} weighs everything that comes from {before} and gets z = {z}.</source>
        <translation>Nơ-ron {j} lấy tổng có trọng số của mọi giá trị đến từ {before} và được z = {z}.</translation>
    </message>
    <message>
        <source>{sigma} then makes it the activation a = {a}, which is all that later layers see.</source>
        <translation>Rồi {sigma} biến nó thành giá trị kích hoạt a = {a}, tất cả những gì các lớp sau thấy được.</translation>
    </message>
    <message>
        <source>{sigma} then looks at the z of all {units} neurons at once and shares out 1 among them: a = {a}.</source>
        <translation>Rồi {sigma} xét z của cả {units} nơ-ron cùng lúc và chia 1 cho chúng: a = {a}.</translation>
    </message>
    <message>
        <source>This layer has no weights: it only applies {sigma}. {came} becomes {a}.</source>
        <translation>Lớp này không có trọng số: nó chỉ áp dụng {sigma}. {came} trở thành {a}.</translation>
    </message>
    <message>
        <source>{layer} passes {came} on as {a}.</source>
        <translation>{layer} truyền {came} đi thành {a}.</translation>
    </message>
    <message>
        <source>Dropout is off while a network is looked at or used: {a} goes through as it is. While training it silences each neuron with probability {rate} and scales the others up to make good for it.</source>
        <translation>Dropout tắt khi mạng được xem hay được dùng: {a} đi qua nguyên vẹn. Khi huấn luyện, nó làm câm mỗi nơ-ron với xác suất {rate} và nhân các nơ-ron còn lại lên để bù.</translation>
    </message>
    <message>
        <source>Batch normalisation takes {came}, subtracts the running mean and divides by the running standard deviation of this neuron: {hat}. γ scales and β shifts that to {a}. While training, mean and deviation are those of the mini-batch.</source>
        <translation>Chuẩn hóa theo lô lấy {came}, trừ trung bình trượt rồi chia cho độ lệch chuẩn trượt của nơ-ron này: {hat}. γ nhân và β dịch nó thành {a}. Khi huấn luyện, trung bình và độ lệch chuẩn là của lô nhỏ.</translation>
    </message>
    <message>
        <source>Layer normalisation takes {came}, subtracts the mean of this layer&apos;s {units} neurons and divides by their standard deviation: {hat}. γ scales and β shifts that to {a}.</source>
        <translation>Chuẩn hóa theo lớp lấy {came}, trừ trung bình của {units} nơ-ron trong lớp này rồi chia cho độ lệch chuẩn của chúng: {hat}. γ nhân và β dịch nó thành {a}.</translation>
    </message>
    <message>
        <source>A skip connection adds what came out of {sources} to what came out of {layer}: {out}. On the way back, this plus sign hands the error on to both, undiminished.</source>
        <translation>Một kết nối tắt cộng giá trị ra từ {sources} vào giá trị ra từ {layer}: {out}. Trên đường về, dấu cộng này trao lỗi cho cả hai, không hao hụt.</translation>
    </message>
    <message>
        <source>Skip connection into {layer}</source>
        <translation>Kết nối tắt vào {layer}</translation>
    </message>
    <message>
        <source>A bias acts on z directly, so its derivative is the error of its neuron, added up over the {count} samples: {value}.</source>
        <translation>Độ lệch tác động thẳng vào z, nên đạo hàm của nó là lỗi của nơ-ron, cộng trên {count} mẫu: {value}.</translation>
    </message>
    <message>
        <source>A bias acts on z directly: ∂z/∂b = 1, so the derivative by the bias of neuron {j} is simply the error of neuron {j}, {value}.</source>
        <translation>Độ lệch tác động thẳng vào z: ∂z/∂b = 1, nên đạo hàm theo độ lệch của nơ-ron {j} chính là lỗi của nơ-ron {j}, {value}.</translation>
    </message>
    <message>
        <source>BP3 · ∂C/∂b of {layer}</source>
        <translation>BP3 · ∂C/∂b của {layer}</translation>
    </message>
    <message>
        <source>BP4 · ∂C/∂W of {layer}</source>
        <translation>BP4 · ∂C/∂W của {layer}</translation>
    </message>
    <message>
        <source>from neuron k = {k} of {sources} to neuron j = {j} of {units}</source>
        <translation>từ nơ-ron k = {k} trong {sources} đến nơ-ron j = {j} trong {units}</translation>
    </message>
    <message>
        <source>Each of the {count} samples adds the error of neuron {j} times what neuron {k} sent: together {value}. Samples that pull in opposite directions cancel out.</source>
        <translation>Mỗi mẫu trong {count} mẫu cộng thêm lỗi của nơ-ron {j} nhân với giá trị mà nơ-ron {k} gửi: tổng là {value}. Những mẫu kéo ngược hướng nhau thì triệt tiêu.</translation>
    </message>
    <message>
        <source>The error {delta} of neuron {j} times what neuron {k} sent, {came}: {value}. What was sent is small, so this weight learns slowly, however large the error.</source>
        <translation>Lỗi {delta} của nơ-ron {j} nhân với giá trị {came} mà nơ-ron {k} gửi: {value}. Giá trị được gửi nhỏ, nên trọng số này học chậm, dù lỗi lớn đến đâu.</translation>
    </message>
    <message>
        <source>The weight answers for the error {delta} of the neuron that it leads to, in proportion to what it carried, {came}: {value}.</source>
        <translation>Trọng số chịu trách nhiệm cho lỗi {delta} của nơ-ron mà nó dẫn đến, tỷ lệ với giá trị {came} mà nó mang: {value}.</translation>
    </message>
    <message>
        <source>γ multiplies x̂, so its derivative is the error times x̂: {gamma}. β is added, so its derivative is the error itself: {beta}.</source>
        <translation>γ nhân với x̂, nên đạo hàm của nó là lỗi nhân x̂: {gamma}. β được cộng vào, nên đạo hàm của nó chính là lỗi: {beta}.</translation>
    </message>
    <message>
        <source>∂C/∂γ and ∂C/∂β of {layer}</source>
        <translation>∂C/∂γ và ∂C/∂β của {layer}</translation>
    </message>
    <message>
        <source>Where a skip connection joins layers of different width it learns a projection P, like a dense layer without bias and σ: its derivative is the error at its end times what came in, {value}.</source>
        <translation>Nơi kết nối tắt nối hai lớp rộng khác nhau, nó học một phép chiếu P, như một lớp dense không có độ lệch và σ: đạo hàm của nó là lỗi ở cuối nhân với giá trị đi vào, {value}.</translation>
    </message>
    <message>
        <source>∂C/∂P of the skip connection into {layer}</source>
        <translation>∂C/∂P của kết nối tắt vào {layer}</translation>
    </message>
    <message>
        <source>Row {j} holds the weights that leave neuron {j}.</source>
        <translation>Hàng {j} chứa các trọng số đi ra từ nơ-ron {j}.</translation>
    </message>
    <message>
        <source>How each output of {layer} answers to neuron {j}.</source>
        <translation>Mỗi đầu ra của {layer} đáp lại nơ-ron {j} như thế nào.</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Ma trận</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… còn {count}</translation>
    </message>
    <message>
        <source>{shown} of {count} columns</source>
        <translation>{shown} trong {count} cột</translation>
    </message>
    <message>
        <source>{shape}: row j, column k</source>
        <translation>{shape}: hàng j, cột k</translation>
    </message>
    <message>
        <source>Where we are in the network</source>
        <translation>Ta đang ở đâu trong mạng</translation>
    </message>
    <message>
        <source>neurons</source>
        <translation>nơ-ron</translation>
    </message>
    <message>
        <source>canvas</source>
        <translation>vùng vẽ</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>dự báo</translation>
    </message>
    <message>
        <source>really</source>
        <translation>thực tế</translation>
    </message>
    <message>
        <source>What does this change? · {layer}</source>
        <translation>Điều này thay đổi gì? · {layer}</translation>
    </message>
    <message>
        <source>real</source>
        <translation>thật</translation>
    </message>
    <message>
        <source>A little demon adds {change} to z of neuron {j}.</source>
        <translation>Một con quỷ nhỏ cộng {change} vào z của nơ-ron {j}.</translation>
    </message>
    <message>
        <source>The weight from neuron {k} to neuron {j} changes by {change}.</source>
        <translation>Trọng số từ nơ-ron {k} đến nơ-ron {j} thay đổi {change}.</translation>
    </message>
    <message>
        <source>The derivative foretells a change of the cost by {predicted}; really it is {real}.</source>
        <translation>Đạo hàm báo trước chi phí thay đổi {predicted}; thực tế là {real}.</translation>
    </message>
    <message>
        <source>Drag Δ to see what follows.</source>
        <translation>Kéo Δ để xem điều gì xảy ra.</translation>
    </message>
    <message>
        <source>So near to where we stand, the slope tells all.</source>
        <translation>Ở gần chỗ đang đứng thế này, độ dốc nói lên tất cả.</translation>
    </message>
    <message>
        <source>They begin to part: the derivative is a straight line, the cost is a curve.</source>
        <translation>Chúng bắt đầu tách nhau: đạo hàm là đường thẳng, chi phí là đường cong.</translation>
    </message>
    <message>
        <source>They have parted company: the derivative only knows the slope where we stand, and further on the cost bends away. The gap grows with Δ², which is why learning rates are small.</source>
        <translation>Chúng đã tách hẳn nhau: đạo hàm chỉ biết độ dốc ở chỗ ta đứng, còn xa hơn thì chi phí uốn đi hướng khác. Khoảng cách tăng theo Δ², vì thế tốc độ học phải nhỏ.</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>Kính hiển vi</translation>
    </message>
    <message>
        <source>Close the microscope (Esc)</source>
        <translation>Đóng kính hiển vi (Esc)</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Bằng lời</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>sample {number} of {count}</source>
        <translation>mẫu {number} trong {count}</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>đầu vào</translation>
    </message>
    <message>
        <source>layer {level}</source>
        <translation>lớp {level}</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Xuôi</translation>
    </message>
    <message>
        <source>Backward: errors</source>
        <translation>Ngược: lỗi</translation>
    </message>
    <message>
        <source>Backward: gradients</source>
        <translation>Ngược: gradient</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Cập nhật</translation>
    </message>
    <message>
        <source>A closer look</source>
        <translation>Nhìn kỹ hơn</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Các chặng</translation>
    </message>
    <message>
        <source>{name}, stage {number} of {count}</source>
        <translation>{name}, chặng {number} trong {count}</translation>
    </message>
    <message>
        <source>skip connection</source>
        <translation>kết nối tắt</translation>
    </message>
    <message>
        <source>Cost C</source>
        <translation>Chi phí C</translation>
    </message>
    <message>
        <source>BP3 ∂C/∂b, layer by layer</source>
        <translation>BP3 ∂C/∂b, từng lớp</translation>
    </message>
    <message>
        <source>BP4 ∂C/∂W, layer by layer</source>
        <translation>BP4 ∂C/∂W, từng lớp</translation>
    </message>
    <message>
        <source>∂C/∂P, skip connections</source>
        <translation>∂C/∂P, kết nối tắt</translation>
    </message>
    <message>
        <source>∂C/∂γ, ∂C/∂β</source>
        <translation>∂C/∂γ, ∂C/∂β</translation>
    </message>
    <message>
        <source>One weight: chain rule</source>
        <translation>Một trọng số: quy tắc chuỗi</translation>
    </message>
    <message>
        <source>What does this change?</source>
        <translation>Điều này thay đổi gì?</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Mẫu trước</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Mẫu sau</translation>
    </message>
    <message>
        <source>Number of the sample</source>
        <translation>Số thứ tự của mẫu</translation>
    </message>
    <message>
        <source>training</source>
        <translation>huấn luyện</translation>
    </message>
    <message>
        <source>test</source>
        <translation>kiểm tra</translation>
    </message>
    <message>
        <source>Training or test data</source>
        <translation>Dữ liệu huấn luyện hay kiểm tra</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>mini-batch</source>
        <translation>lô nhỏ</translation>
    </message>
    <message>
        <source>One sample or a mini-batch</source>
        <translation>Một mẫu hay một lô nhỏ</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>trong {count}</translation>
    </message>
    <message>
        <source>samples {first} to {last}</source>
        <translation>mẫu {first} đến {last}</translation>
    </message>
    <message>
        <source>mean cost {cost}</source>
        <translation>chi phí trung bình {cost}</translation>
    </message>
    <message>
        <source>network says {value}</source>
        <translation>mạng trả lời {value}</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>nhãn {number}</translation>
    </message>
    <message>
        <source>weight w</source>
        <translation>trọng số w</translation>
    </message>
    <message>
        <source>weighted input z</source>
        <translation>tổng có trọng số z</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>Thay đổi đại lượng nào</translation>
    </message>
    <message>
        <source>How much it changes, Δ</source>
        <translation>Thay đổi bao nhiêu, Δ</translation>
    </message>
    <message>
        <source>its bias</source>
        <translation>độ lệch của nó</translation>
    </message>
    <message>
        <source>derivative</source>
        <translation>đạo hàm</translation>
    </message>
    <message>
        <source>If this were the next mini-batch, the weight would go from {old} to {new}: a step against the derivative, at learning rate η = {rate}.</source>
        <translation>Nếu đây là lô nhỏ tiếp theo, trọng số sẽ đi từ {old} đến {new}: một bước ngược hướng đạo hàm, với tốc độ học η = {rate}.</translation>
    </message>
    <message>
        <source>All derivatives together are longer than {most}, so they are clipped to {share} of it.</source>
        <translation>Mọi đạo hàm gộp lại dài hơn {most}, nên chúng bị cắt còn {share} của độ dài ấy.</translation>
    </message>
    <message>
        <source>Dropout and batch normalisation are taken as they are outside training.</source>
        <translation>Dropout và chuẩn hóa theo lô được xét như khi không huấn luyện.</translation>
    </message>
    <message>
        <source>This run uses {name}, which solves for the step of all weights at once, from the Jacobian J of all residuals r.</source>
        <translation>Lần chạy này dùng {name}, phương pháp giải ra bước đi của mọi trọng số cùng lúc, từ ma trận Jacobian J của mọi phần dư r.</translation>
    </message>
    <message>
        <source>What is shown is the step that it made last, by {moved}.</source>
        <translation>Ở đây hiện bước mà nó vừa đi, dài {moved}.</translation>
    </message>
    <message>
        <source>Update · {layer}</source>
        <translation>Cập nhật · {layer}</translation>
    </message>
    <message>
        <source>{id} is frozen: it keeps its weights, and only hands the error on.</source>
        <translation>{id} bị đóng băng: nó giữ nguyên trọng số, và chỉ chuyển lỗi đi tiếp.</translation>
    </message>
    <message>
        <source>The microscope opens as soon as there is a network that can be trained.</source>
        <translation>Kính hiển vi mở ra ngay khi có một mạng huấn luyện được.</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>vận tốc</translation>
    </message>
    <message>
        <source>mean of g²</source>
        <translation>trung bình của g²</translation>
    </message>
    <message>
        <source>sum of g²</source>
        <translation>tổng của g²</translation>
    </message>
    <message>
        <source>mean of g</source>
        <translation>trung bình của g</translation>
    </message>
    <message>
        <source>The velocity v keeps {share} of itself and takes up each new derivative, so that what points the same way again and again goes faster.</source>
        <translation>Vận tốc v giữ lại {share} của chính nó và thu nhận từng đạo hàm mới, nên những gì cứ chỉ mãi một hướng sẽ đi nhanh hơn.</translation>
    </message>
    <message>
        <source>Divided by the root of its own squares, a small derivative makes nearly as long a step as a large one.</source>
        <translation>Chia cho căn của chính các bình phương của mình, một đạo hàm nhỏ đi bước dài gần bằng một đạo hàm lớn.</translation>
    </message>
    <message>
        <source>m̂ and v̂ are m and v over 1 − βᵗ, at t = {time}. Divided by the root of its own squares, a small derivative makes nearly as long a step as a large one: about η.</source>
        <translation>m̂ và v̂ là m và v chia cho 1 − βᵗ, tại t = {time}. Chia cho căn của chính các bình phương của mình, một đạo hàm nhỏ đi bước dài gần bằng một đạo hàm lớn: cỡ η.</translation>
    </message>
</context>
<context>
    <name>NeuronLegend</name>
    <message>
        <source>Orange lines are negative, blue ones positive, wide ones large</source>
        <translation>Đường cam là âm, đường xanh là dương, đường đậm là lớn</translation>
    </message>
</context>
<context>
    <name>NeuronView</name>
    <message>
        <source>Neurons of the network</source>
        <translation>Các nơ-ron của mạng</translation>
    </message>
</context>
<context>
    <name>Neurons</name>
    <message>
        <source>positive · per layer, widest = largest {measure}</source>
        <translation>dương · theo từng lớp, rộng nhất = {measure} lớn nhất</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>âm</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>độ lệch</translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation>1 đặc trưng</translation>
    </message>
    <message>
        <source>{count} features</source>
        <translation>{count} đặc trưng</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>trọng số</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>hàm kích hoạt</translation>
    </message>
    <message>
        <source>click to edit</source>
        <translation>nhấp để sửa</translation>
    </message>
    <message>
        <source>mean |g| {number}</source>
        <translation>trung bình |g| {number}</translation>
    </message>
    <message>
        <source>r{row} c{column}</source>
        <translation>h{row} c{column}</translation>
    </message>
</context>
<context>
    <name>NumbersTip</name>
    <message>
        <source>Exact numbers</source>
        <translation>Số chính xác</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Palette</source>
        <translation>Thành phần</translation>
    </message>
    <message>
        <source>Search layers and activations</source>
        <translation>Tìm lớp và hàm kích hoạt</translation>
    </message>
    <message>
        <source>Layers: drag, or double-click</source>
        <translation>Lớp: kéo, hoặc nhấp đúp</translation>
    </message>
    <message>
        <source>Activations: drop on a layer</source>
        <translation>Hàm kích hoạt: thả lên một lớp</translation>
    </message>
    <message>
        <source>Initializers: drop on a layer</source>
        <translation>Cách khởi tạo: thả lên một lớp</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <translation>Không có gì tên là “{text}”.</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Export picture (SVG)…</source>
        <translation>Xuất hình (SVG)…</translation>
    </message>
    <message>
        <source>Export picture (PNG)</source>
        <translation>Xuất hình (PNG)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Sao chép hình</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Sao chép số liệu</translation>
    </message>
    <message>
        <source>Export picture (PDF)…</source>
        <translation>Xuất hình (PDF)…</translation>
    </message>
    <message>
        <source>Export numbers (CSV)…</source>
        <translation>Xuất số liệu (CSV)…</translation>
    </message>
    <message>
        <source>{scale} ×: {width} × {height} pixels…</source>
        <translation>{scale} ×: {width} × {height} điểm ảnh…</translation>
    </message>
    <message>
        <source>Export {panel}</source>
        <translation>Xuất {panel}</translation>
    </message>
    <message>
        <source>{file} could not be written: {why}. Choose another place.</source>
        <translation>Không ghi được {file}: {why}. Hãy chọn chỗ khác.</translation>
    </message>
    <message>
        <source>There are no numbers yet: make a step, or press the button in the panel.</source>
        <translation>Chưa có số liệu: hãy chạy một bước, hoặc nhấn nút trong bảng.</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Reset view</source>
        <translation>Khung nhìn ban đầu</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>There is no model: add one.</source>
        <translation>Chưa có mô hình: hãy thêm một mô hình.</translation>
    </message>
    <message>
        <source>Two models are called {name}: give one of them another name.</source>
        <translation>Hai mô hình cùng tên {name}: hãy đặt tên khác cho một trong hai.</translation>
    </message>
    <message>
        <source>There is no sample to learn from: lower the share that is kept for testing.</source>
        <translation>Không có mẫu nào để học: hãy giảm tỷ lệ giữ lại để kiểm tra.</translation>
    </message>
    <message>
        <source>The batch size {batch} is more than the {samples} training samples: every step uses all of them.</source>
        <translation>Kích thước lô {batch} lớn hơn {samples} mẫu huấn luyện: mỗi bước dùng tất cả.</translation>
    </message>
    <message>
        <source>No training sample is of class {name}.</source>
        <translation>Không có mẫu huấn luyện nào thuộc nhãn {name}.</translation>
    </message>
    <message>
        <source>The network has no layer: drag a dense layer into it.</source>
        <translation>Mạng chưa có lớp nào: hãy kéo một lớp dense vào.</translation>
    </message>
    <message>
        <source>The skip connection from {source} to {target} has lost its layer {missing}: remove it.</source>
        <translation>Kết nối tắt từ {source} đến {target} đã mất lớp {missing}: hãy gỡ nó.</translation>
    </message>
    <message>
        <source>The skip connection from {source} to {target} goes backwards: remove it.</source>
        <translation>Kết nối tắt từ {source} đến {target} đi lùi: hãy gỡ nó.</translation>
    </message>
    <message>
        <source>The network ends in a layer that has no weights: put a dense layer behind it.</source>
        <translation>Mạng kết thúc bằng một lớp không có trọng số: hãy đặt một lớp dense sau nó.</translation>
    </message>
    <message>
        <source>The network has nothing to learn: add a dense layer.</source>
        <translation>Mạng không có gì để học: hãy thêm một lớp dense.</translation>
    </message>
    <message>
        <source>Every layer is frozen: nothing will be learned.</source>
        <translation>Mọi lớp đều bị đóng băng: sẽ không học được gì.</translation>
    </message>
    <message>
        <source>The network has {count} parameters: steps will be slow.</source>
        <translation>Mạng có {count} tham số: mỗi bước sẽ chậm.</translation>
    </message>
    <message>
        <source>Levenberg–Marquardt minimises squares: choose mean squared error as the loss.</source>
        <translation>Levenberg–Marquardt cực tiểu hóa tổng bình phương: hãy chọn hàm mất mát sai số bình phương trung bình.</translation>
    </message>
    <message>
        <source>Levenberg–Marquardt minimises squares: set L1 to 0, or use L2.</source>
        <translation>Levenberg–Marquardt cực tiểu hóa tổng bình phương: hãy đặt L1 bằng 0, hoặc dùng L2.</translation>
    </message>
    <message>
        <source>Levenberg–Marquardt takes at most {limit} parameters, not {count}: choose another optimizer.</source>
        <translation>Levenberg–Marquardt nhận nhiều nhất {limit} tham số, không phải {count}: hãy chọn bộ tối ưu khác.</translation>
    </message>
    <message>
        <source>Another layer already has this name.</source>
        <translation>Đã có một lớp khác mang tên này.</translation>
    </message>
    <message>
        <source>A layer&apos;s name needs at least one letter, and no slash.</source>
        <translation>Tên lớp cần ít nhất một chữ cái, và không có dấu gạch chéo.</translation>
    </message>
    <message>
        <source>A skip connection needs a layer at both ends.</source>
        <translation>Kết nối tắt cần có lớp ở cả hai đầu.</translation>
    </message>
    <message>
        <source>A skip connection goes forward, to a later layer.</source>
        <translation>Kết nối tắt phải đi tới, đến một lớp phía sau.</translation>
    </message>
    <message>
        <source>These two are connected already.</source>
        <translation>Hai lớp này đã được nối rồi.</translation>
    </message>
    <message>
        <source>Four models are as many as can be told apart.</source>
        <translation>Bốn mô hình là nhiều nhất để còn phân biệt được.</translation>
    </message>
    <message>
        <source>The only model stays: an experiment needs one.</source>
        <translation>Mô hình duy nhất phải ở lại: thí nghiệm cần có một mô hình.</translation>
    </message>
    <message>
        <source>A model&apos;s name has 1 to 80 characters, and none of / \ : * ? &quot; &lt; &gt; |</source>
        <translation>Tên mô hình dài 1 đến 80 ký tự, không chứa / \ : * ? &quot; &lt; &gt; |</translation>
    </message>
    <message>
        <source>Another model already has this name.</source>
        <translation>Đã có một mô hình khác mang tên này.</translation>
    </message>
    <message>
        <source>The loss {loss} needs outputs between 0 and 1: make sigmoid the output&apos;s activation, not {activation}.</source>
        <translation>Hàm mất mát {loss} cần đầu ra giữa 0 và 1: hãy đặt hàm kích hoạt của đầu ra là sigmoid, không phải {activation}.</translation>
    </message>
    <message>
        <source>The loss {loss} needs outputs that add up to 1: make softmax the output&apos;s activation, not {activation}.</source>
        <translation>Hàm mất mát {loss} cần các đầu ra có tổng bằng 1: hãy đặt hàm kích hoạt của đầu ra là softmax, không phải {activation}.</translation>
    </message>
    <message>
        <source>The data have {classes} classes: the last layer needs {fitting} units, not {units}.</source>
        <translation>Dữ liệu có {classes} nhãn: lớp cuối cần {fitting} nơ-ron, không phải {units}.</translation>
    </message>
    <message>
        <source>The data have {fitting} numbers per sample to predict: the last layer needs {fitting} units, not {units}.</source>
        <translation>Dữ liệu có {fitting} số cần dự đoán cho mỗi mẫu: lớp cuối cần {fitting} nơ-ron, không phải {units}.</translation>
    </message>
    <message>
        <source>The data have one number per sample to predict: the last layer needs 1 unit, not {units}.</source>
        <translation>Dữ liệu có một số cần dự đoán cho mỗi mẫu: lớp cuối cần 1 nơ-ron, không phải {units}.</translation>
    </message>
    <message>
        <source>The loss {loss} is for classes, and these data are numbers: choose mean squared error.</source>
        <translation>Hàm mất mát {loss} dành cho phân loại, mà mục tiêu của dữ liệu này là số: hãy chọn sai số bình phương trung bình.</translation>
    </message>
    <message>
        <source>The loss {loss} needs outputs between 0 and 1, and a skip connection adds to them: end it a layer earlier.</source>
        <translation>Hàm mất mát {loss} cần đầu ra giữa 0 và 1, mà một kết nối tắt lại cộng thêm vào: hãy cho nó kết thúc sớm hơn một lớp.</translation>
    </message>
    <message>
        <source>The activation {activation} can&apos;t reach every number that is to be predicted: make the output linear.</source>
        <translation>Hàm kích hoạt {activation} không đạt tới được mọi số cần dự đoán: hãy đặt đầu ra là tuyến tính.</translation>
    </message>
    <message>
        <source>Softmax over a single unit is always 1: choose sigmoid, or one unit per class.</source>
        <translation>Softmax trên một nơ-ron duy nhất luôn bằng 1: hãy chọn sigmoid, hoặc mỗi nhãn một nơ-ron.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Không có tệp hay thư mục này</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Không có quyền truy cập</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Đây là một thư mục</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Đây không phải thư mục</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Thiết bị không còn chỗ trống</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Hệ thống tệp chỉ cho đọc</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Tên tệp quá dài</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Lỗi vào/ra</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}</source>
        <translation>Không đọc được {file}: {reason}</translation>
    </message>
    <message>
        <source>{file} has {megabytes} MB, and a table may have {most} MB at most</source>
        <translation>{file} lớn {megabytes} MB, mà một bảng chỉ được nhiều nhất {most} MB</translation>
    </message>
    <message>
        <source>{file} is a spreadsheet or an archive: save it as CSV and open that</source>
        <translation>{file} là một bảng tính hoặc tệp nén: hãy lưu thành CSV rồi mở tệp ấy</translation>
    </message>
    <message>
        <source>{file} is not a text file: a table is CSV or TSV, such as a spreadsheet exports</source>
        <translation>{file} không phải tệp văn bản: bảng là tệp CSV hoặc TSV, như các chương trình bảng tính xuất ra</translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation>{file}, dòng {line}: {reason}</translation>
    </message>
    <message>
        <source>{file} has a line of names, but no rows below it</source>
        <translation>{file} có dòng tên cột, nhưng không có dòng nào bên dưới</translation>
    </message>
    <message>
        <source>{file} is empty</source>
        <translation>{file} trống</translation>
    </message>
    <message>
        <source>{file} names {count} columns, but its rows have {width}</source>
        <translation>{file} nêu tên {count} cột, nhưng các dòng có {width} cột</translation>
    </message>
    <message>
        <source>No layer learns, so there is no curvature: let one learn, or add a dense layer.</source>
        <translation>Không lớp nào học, nên không có độ cong: hãy cho một lớp học, hoặc thêm một lớp dense.</translation>
    </message>
    <message>
        <source>No layer learns, so there is nothing to vary: let one learn, or add a dense layer.</source>
        <translation>Không lớp nào học, nên không có gì để thay đổi: hãy cho một lớp học, hoặc thêm một lớp dense.</translation>
    </message>
    <message>
        <source>The trajectory has no plane yet: train for a few steps first.</source>
        <translation>Quỹ đạo chưa xác định được mặt phẳng: hãy huấn luyện vài bước trước.</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>chỗ hết</translation>
    </message>
    <message>
        <source>position {position}: expected {expected}, found {found}</source>
        <translation>vị trí {position}: cần {expected}, lại gặp {found}</translation>
    </message>
    <message>
        <source>an operator, such as +, - or *, or the end</source>
        <translation>một phép toán như +, - hoặc *, hoặc chỗ hết</translation>
    </message>
    <message>
        <source>position {position}: more than {most} parentheses or signs within each other</source>
        <translation>vị trí {position}: quá {most} dấu ngoặc hoặc dấu lồng nhau</translation>
    </message>
    <message>
        <source>a number, x, a function or &apos;(&apos;</source>
        <translation>một số, x, một hàm hoặc &apos;(&apos;</translation>
    </message>
    <message>
        <source>a smaller number</source>
        <translation>một số nhỏ hơn</translation>
    </message>
    <message>
        <source>position {position}: unknown name {name}; known are {known}</source>
        <translation>vị trí {position}: tên lạ {name}; các tên đã biết là {known}</translation>
    </message>
    <message>
        <source>&apos;(&apos; after {name}</source>
        <translation>&apos;(&apos; sau {name}</translation>
    </message>
    <message>
        <source>&apos;,&apos; or &apos;)&apos;</source>
        <translation>&apos;,&apos; hoặc &apos;)&apos;</translation>
    </message>
    <message>
        <source>position {position}: {name} takes one value, got {count}</source>
        <translation>vị trí {position}: {name} nhận một giá trị, lại có {count}</translation>
    </message>
    <message>
        <source>position {position}: {name} takes two values or more, got {count}</source>
        <translation>vị trí {position}: {name} nhận từ hai giá trị trở lên, lại có {count}</translation>
    </message>
    <message>
        <source>the formula has {count} characters, and {most} are the most</source>
        <translation>công thức có {count} ký tự, nhiều nhất là {most}</translation>
    </message>
    <message>
        <source>{file}: no row is complete in {names}</source>
        <translation>{file}: không dòng nào đủ giá trị ở {names}</translation>
    </message>
    <message>
        <source>{file}: {name} is {value} in every row: nothing to learn</source>
        <translation>{file}: {name} là {value} ở mọi dòng: không có gì để học</translation>
    </message>
    <message>
        <source>{file} has no column of numbers beside the target {name}</source>
        <translation>{file} không có cột số nào ngoài mục tiêu {name}</translation>
    </message>
    <message>
        <source>{file}: {name} is the target, and can&apos;t be given to the network</source>
        <translation>{file}: {name} là mục tiêu, nên không thể đưa vào mạng</translation>
    </message>
    <message>
        <source>{file}: {name} holds text ({text}), and features are numbers</source>
        <translation>{file}: {name} chứa văn bản ({text}), mà đặc trưng phải là số</translation>
    </message>
    <message>
        <source>{file}: {title} holds text ({text}), so its values can only be predicted as classes</source>
        <translation>{file}: {title} chứa văn bản ({text}), nên các giá trị của nó chỉ dự đoán được như nhãn</translation>
    </message>
    <message>
        <source>{file}: {title} has {count} different values, too many for classes</source>
        <translation>{file}: {title} có {count} giá trị khác nhau, quá nhiều để làm nhãn</translation>
    </message>
    <message>
        <source>{name} is spread over {width}: use a small learning rate, or standardise it.</source>
        <translation>{name} trải trên khoảng rộng {width}: hãy dùng tốc độ học nhỏ, hoặc chuẩn hóa nó.</translation>
    </message>
    <message>
        <source>No table is chosen: open a CSV or TSV file</source>
        <translation>Chưa chọn bảng nào: hãy mở một tệp CSV hoặc TSV</translation>
    </message>
    <message>
        <source>There is no file {path} in {folder}, nor among the tables that come along ({shipped})</source>
        <translation>Không có tệp {path} trong {folder}, cũng không có trong các bảng đi kèm ({shipped})</translation>
    </message>
    <message>
        <source>{file} has no column {name}; it has {names}</source>
        <translation>{file} không có cột {name}; các cột là {names}</translation>
    </message>
    <message>
        <source>it only counts the rows</source>
        <translation>nó chỉ đánh số các dòng</translation>
    </message>
    <message>
        <source>{name} is left out: {reason}.</source>
        <translation>{name} bị bỏ ra: {reason}.</translation>
    </message>
    <message>
        <source>it holds text ({text})</source>
        <translation>nó chứa văn bản ({text})</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>nó trống</translation>
    </message>
    <message>
        <source>{count} of {rows} rows left out: a value is missing.</source>
        <translation>Bỏ {count} trong {rows} dòng: thiếu giá trị.</translation>
    </message>
    <message>
        <source>{count} of {rows} rows left out: the number of cells is another.</source>
        <translation>Bỏ {count} trong {rows} dòng: số ô không khớp.</translation>
    </message>
    <message>
        <source>{name} is no array</source>
        <translation>{name} không phải là mảng</translation>
    </message>
    <message>
        <source>{filename} is packed in a way that this program never does</source>
        <translation>{filename} được nén theo cách mà chương trình này không bao giờ dùng</translation>
    </message>
    <message>
        <source>holds more than {megabytes} MB, which no network needs</source>
        <translation>chứa hơn {megabytes} MB, không mạng nào cần đến thế</translation>
    </message>
    <message>
        <source>is damaged, or no file of this kind</source>
        <translation>bị hỏng, hoặc không phải tệp loại này</translation>
    </message>
    <message>
        <source>is damaged, or no array</source>
        <translation>bị hỏng, hoặc không phải là mảng</translation>
    </message>
    <message>
        <source>must hold numbers, got {dtype}</source>
        <translation>phải chứa số, lại là {dtype}</translation>
    </message>
    <message>
        <source>is said to be of shape {shape}, which its {bytes} bytes are not</source>
        <translation>tự nhận có kích thước {shape}, nhưng {bytes} byte của nó thì không</translation>
    </message>
    <message>
        <source>the experiment holds a number or a character that no file can hold</source>
        <translation>thí nghiệm chứa một số hoặc ký tự mà không tệp nào chứa được</translation>
    </message>
    <message>
        <source>the experiment can&apos;t be written such that it reads back the same</source>
        <translation>không thể ghi thí nghiệm sao cho đọc lại vẫn như cũ</translation>
    </message>
    <message>
        <source>the file is larger than {megabytes} MB, which no experiment is</source>
        <translation>tệp lớn hơn {megabytes} MB, không thí nghiệm nào lớn đến thế</translation>
    </message>
    <message>
        <source>the file is not text in UTF-8: byte {position} does not fit</source>
        <translation>tệp không phải văn bản UTF-8: byte {position} không hợp lệ</translation>
    </message>
    <message>
        <source>the file is not JSON: line {line}, column {column}: {reason}</source>
        <translation>tệp không phải JSON: dòng {line}, cột {column}: {reason}</translation>
    </message>
    <message>
        <source>the file is nested too deeply</source>
        <translation>tệp lồng nhau quá sâu</translation>
    </message>
    <message>
        <source>the file holds a number that is too long</source>
        <translation>tệp chứa một số quá dài</translation>
    </message>
    <message>
        <source>the file holds {name}, which is not a number that JSON knows: write null or a number</source>
        <translation>tệp chứa {name}, không phải số mà JSON biết: hãy ghi null hoặc một số</translation>
    </message>
    <message>
        <source>the key {value} stands twice in the same object: remove one</source>
        <translation>khóa {value} xuất hiện hai lần trong cùng một đối tượng: hãy bỏ một</translation>
    </message>
    <message>
        <source>a text holds half of a character, an escape such as \ud800 without its other half</source>
        <translation>một đoạn văn bản chứa nửa ký tự, một mã như \ud800 thiếu nửa kia</translation>
    </message>
    <message>
        <source>the file must hold an object in braces, got {value}</source>
        <translation>tệp phải chứa một đối tượng trong ngoặc nhọn, lại là {value}</translation>
    </message>
    <message>
        <source>must be {needed}, got {value}: another kind of file</source>
        <translation>phải là {needed}, lại là {value}: đây là loại tệp khác</translation>
    </message>
    <message>
        <source>must be a whole number of at least 1, got {value}</source>
        <translation>phải là số nguyên ít nhất bằng 1, lại là {value}</translation>
    </message>
    <message>
        <source>this file is of version {version}, and this program reads up to {newest}: update the program</source>
        <translation>tệp này thuộc phiên bản {version}, mà chương trình này chỉ đọc đến {newest}: hãy cập nhật chương trình</translation>
    </message>
    <message>
        <source>{place}: {sentence}</source>
        <translation>{place}: {sentence}</translation>
    </message>
    <message>
        <source>did you mean {close}? choose {names}</source>
        <translation>có phải {close}? hãy chọn {names}</translation>
    </message>
    <message>
        <source>choose {names}</source>
        <translation>hãy chọn {names}</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} hoặc {last}</translation>
    </message>
    <message>
        <source>does not belong to this experiment</source>
        <translation>không thuộc về thí nghiệm này</translation>
    </message>
    <message>
        <source>is missing from the project</source>
        <translation>không có trong dự án</translation>
    </message>
    <message>
        <source>holds text where numbers belong, or the other way round</source>
        <translation>chứa văn bản ở chỗ của số, hoặc ngược lại</translation>
    </message>
    <message>
        <source>must hold growing whole numbers</source>
        <translation>phải chứa các số nguyên tăng dần</translation>
    </message>
    <message>
        <source>must be a whole number of at least 1</source>
        <translation>phải là số nguyên ít nhất bằng 1</translation>
    </message>
    <message>
        <source>must hold at least one model</source>
        <translation>phải chứa ít nhất một mô hình</translation>
    </message>
    <message>
        <source>must be the id of a layer ({there}), got {value}</source>
        <translation>phải là mã của một lớp ({there}), lại là {value}</translation>
    </message>
    <message>
        <source>must be text of 1 to {longest} characters, got {value}</source>
        <translation>phải là văn bản dài 1 đến {longest} ký tự, lại là {value}</translation>
    </message>
    <message>
        <source>can&apos;t be {value}: choose a plain name, such as h1</source>
        <translation>không thể là {value}: hãy chọn một tên đơn giản, như h1</translation>
    </message>
    <message>
        <source>must be a name of its own, and {value} is there already</source>
        <translation>phải là một tên riêng, mà {value} đã có rồi</translation>
    </message>
    <message>
        <source>an object without a kind</source>
        <translation>một đối tượng không có kind</translation>
    </message>
    <message>
        <source>must be the name of a kind of {family}, or an object with one, got {what}</source>
        <translation>phải là tên một loại {family}, hoặc một đối tượng có tên ấy, lại là {what}</translation>
    </message>
    <message>
        <source>there is no {family} {value}: {choice}</source>
        <translation>không có {family} {value}: {choice}</translation>
    </message>
    <message>
        <source>must hold at least one {family}</source>
        <translation>phải chứa ít nhất một {family}</translation>
    </message>
    <message>
        <source>{value} is there already</source>
        <translation>{value} đã có rồi</translation>
    </message>
    <message>
        <source>must be a list in brackets, got {value}</source>
        <translation>phải là danh sách trong ngoặc vuông, lại là {value}</translation>
    </message>
    <message>
        <source>must be an object in braces, got {value}</source>
        <translation>phải là đối tượng trong ngoặc nhọn, lại là {value}</translation>
    </message>
    <message>
        <source>there is no key {value} here: {choice}</source>
        <translation>ở đây không có khóa {value}: {choice}</translation>
    </message>
    <message>
        <source>holds {name}, which this network doesn&apos;t have: it has {names}</source>
        <translation>chứa {name}, mà mạng này không có: mạng có {names}</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>thiếu {name}</translation>
    </message>
    <message>
        <source>{name} must hold finite numbers</source>
        <translation>{name} phải chứa các số hữu hạn</translation>
    </message>
    <message>
        <source>{name} must have the shape {needed}, got {shape}</source>
        <translation>{name} phải có kích thước {needed}, lại là {shape}</translation>
    </message>
    <message>
        <source>The weights are no longer finite numbers: go back to the last good state, or reset.</source>
        <translation>Các trọng số không còn là số hữu hạn: hãy trở lại trạng thái tốt gần nhất, hoặc đặt lại.</translation>
    </message>
    <message>
        <source>above {above}</source>
        <translation>lớn hơn {above}</translation>
    </message>
    <message>
        <source>above {above} and at most {high}</source>
        <translation>lớn hơn {above} và không quá {high}</translation>
    </message>
    <message>
        <source>{noun} of at least {low}</source>
        <translation>{noun} ít nhất bằng {low}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} đến {high}</translation>
    </message>
    <message>
        <source>{noun} of at most {high}</source>
        <translation>{noun} không quá {high}</translation>
    </message>
    <message>
        <source>must be a list, got {value}</source>
        <translation>phải là một danh sách, lại là {value}</translation>
    </message>
    <message>
        <source>must be a list of rows of {count} numbers, got {value} at position {position}</source>
        <translation>phải là danh sách gồm các hàng {count} số, lại là {value} ở vị trí {position}</translation>
    </message>
    <message>
        <source>{problem} at position {position}</source>
        <translation>{problem} ở vị trí {position}</translation>
    </message>
    <message>
        <source>must be {expected}, got {value}</source>
        <translation>phải là {expected}, lại là {value}</translation>
    </message>
    <message>
        <source>one of {choices}</source>
        <translation>một trong {choices}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true hoặc false</translation>
    </message>
    <message>
        <source>text</source>
        <translation>văn bản</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>số nguyên</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>số</translation>
    </message>
    <message>
        <source>The data can&apos;t be read: {reason}.</source>
        <translation>Không đọc được dữ liệu: {reason}.</translation>
    </message>
    <message>
        <source>must be at most {most} to stand side by side, got {count}: use several files</source>
        <translation>nhiều nhất là {most} để đứng cạnh nhau, lại có {count}: hãy dùng nhiều tệp</translation>
    </message>
    <message>
        <source>the copy</source>
        <translation>bản sao</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>bị hỏng</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be written to</source>
        <translation>không ghi được vào {folder}</translation>
    </message>
    <message>
        <source>{framework} has no {kind}: choose another, or export as NumPy code.</source>
        <translation>{framework} không có {kind}: hãy chọn cái khác, hoặc xuất thành mã NumPy.</translation>
    </message>
    <message>
        <source>PyTorch&apos;s batch normalisation needs mini-batches of two samples or more.</source>
        <translation>Chuẩn hóa theo lô của PyTorch cần lô nhỏ từ hai mẫu trở lên.</translation>
    </message>
    <message>
        <source>This can&apos;t be trained: the last layer has {units} units, and the data need {needed}.</source>
        <translation>Không huấn luyện được: lớp cuối có {units} nơ-ron, mà dữ liệu cần {needed}.</translation>
    </message>
    <message>
        <source>the picture is too large</source>
        <translation>hình quá lớn</translation>
    </message>
    <message>
        <source>it was not written</source>
        <translation>chưa được ghi</translation>
    </message>
    <message>
        <source>the application is closing</source>
        <translation>ứng dụng đang đóng</translation>
    </message>
    <message>
        <source>The clipboard holds neither layers, copied on the canvas or as text such as {&quot;kind&quot;: &quot;dense&quot;}, nor a table.</source>
        <translation>Bộ nhớ tạm không có lớp nào, sao chép trên vùng vẽ hoặc ở dạng văn bản như {&quot;kind&quot;: &quot;dense&quot;}, cũng không có bảng nào.</translation>
    </message>
    <message>
        <source>There are no samples to train on.</source>
        <translation>Không có mẫu nào để huấn luyện.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Left column</source>
        <translation>Cột trái</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>A copy that can&apos;t be read</source>
        <translation>Một bản sao không đọc được</translation>
    </message>
    <message>
        <source>kept {when}</source>
        <translation>giữ lúc {when}</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} bước</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>chưa từng lưu</translation>
    </message>
    <message>
        <source>Recover what was not saved</source>
        <translation>Khôi phục những gì chưa lưu</translation>
    </message>
    <message>
        <source>The application ended before this was saved. A copy opens as it was, with what its networks had learned; what you don&apos;t open or delete is offered again at the next start.</source>
        <translation>Ứng dụng kết thúc trước khi nội dung này được lưu. Bản sao mở ra đúng như lúc đó, cùng những gì các mạng đã học; bản nào bạn không mở hay xóa sẽ được đưa ra lại ở lần khởi động sau.</translation>
    </message>
    <message>
        <source>What the system said about the crash</source>
        <translation>Hệ thống nói gì về lần sập</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>The application ended before “{title}” was saved: there is a copy.</source>
        <translation>Ứng dụng kết thúc trước khi “{title}” được lưu: có một bản sao.</translation>
    </message>
    <message>
        <source>The application ended before {count} documents were saved: there are copies.</source>
        <translation>Ứng dụng kết thúc trước khi {count} tài liệu được lưu: có các bản sao.</translation>
    </message>
    <message>
        <source>The application crashed the last time; everything had been saved.</source>
        <translation>Lần trước ứng dụng bị sập; mọi thứ đã được lưu.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Xem…</translation>
    </message>
    <message>
        <source>No copies of unsaved work can be kept: {reason}.</source>
        <translation>Không giữ được bản sao của công việc chưa lưu: {reason}.</translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>How sure the network is of each class</source>
        <translation>Mạng tin vào từng nhãn đến mức nào</translation>
    </message>
    <message>
        <source>Pad: draw a digit with the mouse</source>
        <translation>Bảng vẽ: vẽ một chữ số bằng chuột</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse</source>
        <translation>Vẽ một chữ số bằng chuột</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>Vẽ một chữ số ở đây</translation>
    </message>
    <message>
        <source>Previous sample</source>
        <translation>Mẫu trước</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>Mẫu sau</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Xóa</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Những gì mạng nhìn thấy</translation>
    </message>
    <message>
        <source>what the network sees</source>
        <translation>những gì mạng nhìn thấy</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>Một mẫu</translation>
    </message>
    <message>
        <source>your drawing</source>
        <translation>hình bạn vẽ</translation>
    </message>
    <message>
        <source>test sample {number} of {count}</source>
        <translation>mẫu kiểm tra {number} trong {count}</translation>
    </message>
    <message>
        <source>training sample {number} of {count}</source>
        <translation>mẫu huấn luyện {number} trong {count}</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… còn {count}</translation>
    </message>
    <message>
        <source>{name} = {value} in the data</source>
        <translation>{name} = {value} trong dữ liệu</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Theme</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Light for daylight and print, dark for dim rooms.</source>
        <translation>Sáng cho ban ngày và bản in, tối cho phòng mờ.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Of text, cards and lines, for the last row of a room too.</source>
        <translation>Của chữ, thẻ và đường nét, để cả hàng cuối phòng đọc được.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Of everything that is written here, from the next start on.</source>
        <translation>Của mọi chữ trong ứng dụng, kể từ lần khởi động sau.</translation>
    </message>
    <message>
        <source>Precision of numbers</source>
        <translation>Độ chính xác của số</translation>
    </message>
    <message>
        <source>Digits in tips and tables, as {example}.</source>
        <translation>Số chữ số trong chú thích và bảng, như {example}.</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Số khung hình mỗi giây</translation>
    </message>
    <message>
        <source>Of the pictures while training; fewer leave it more time.</source>
        <translation>Của các hình khi huấn luyện; ít hơn thì huấn luyện có nhiều thời gian hơn.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cài đặt</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>Về mặc định</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>The settings could not be read, so every one has its default; the damaged file is kept as &lt;b&gt;{file}&lt;/b&gt;.</source>
        <translation>Không đọc được cài đặt, nên mọi cài đặt trở về mặc định; tệp hỏng được giữ lại tại &lt;b&gt;{file}&lt;/b&gt;.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Space run · → step · R reset</source>
        <translation>Space chạy · → bước · R về đầu</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} tham số</translation>
    </message>
    <message>
        <source>{speed} steps/s, all in lockstep</source>
        <translation>{speed} bước/s, tất cả đồng bước</translation>
    </message>
    <message>
        <source>train accuracy {share}</source>
        <translation>độ chính xác huấn luyện {share}</translation>
    </message>
    <message>
        <source>Space pause · → step · R reset</source>
        <translation>Space dừng · → bước · R về đầu</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} bước/s</translation>
    </message>
    <message>
        <source>{count} problem</source>
        <translation>{count} vấn đề</translation>
    </message>
    <message>
        <source>{count} problems</source>
        <translation>{count} vấn đề</translation>
    </message>
    <message>
        <source>the training broke down</source>
        <translation>huấn luyện đã đổ vỡ</translation>
    </message>
    <message>
        <source>the shapes fit the data</source>
        <translation>các kích thước khớp với dữ liệu</translation>
    </message>
    <message>
        <source>{count} of {all} layers in trouble</source>
        <translation>{count} trong {all} lớp gặp vấn đề</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Less: {name}</source>
        <translation>Bớt: {name}</translation>
    </message>
    <message>
        <source>More: {name}</source>
        <translation>Thêm: {name}</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>There is not enough memory for this: choose a smaller network.</source>
        <translation>Không đủ bộ nhớ cho việc này: hãy chọn mạng nhỏ hơn.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>of another network, or other data</source>
        <translation>của mạng khác hoặc dữ liệu khác</translation>
    </message>
    <message>
        <source>of step {step}</source>
        <translation>của bước {step}</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Time line: the step that is shown</source>
        <translation>Dòng thời gian: bước đang được xem</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>Bookmark this step (Ctrl+B)</source>
        <translation>Đánh dấu bước này (Ctrl+B)</translation>
    </message>
    <message>
        <source>Go back to this step, and on from it as another model (Ctrl+G)</source>
        <translation>Trở về bước này, và đi tiếp từ đó thành một mô hình khác (Ctrl+G)</translation>
    </message>
    <message>
        <source>Back to the step at which the run stands (End)</source>
        <translation>Về bước mà lần chạy đang đứng (End)</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>Đi tiếp từ đây</translation>
    </message>
    <message>
        <source>From step {step} back to the run, which stands at &lt;b&gt;step {live}&lt;/b&gt;</source>
        <translation>Từ bước {step} trở về lần chạy, đang ở &lt;b&gt;bước {live}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;{key}&lt;/b&gt; brings step {step} back.</source>
        <translation>&lt;b&gt;{key}&lt;/b&gt; đưa bước {step} trở lại.</translation>
    </message>
    <message>
        <source>Four models are as many as can be told apart: they go on from step {step}</source>
        <translation>Bốn mô hình là nhiều nhất để còn phân biệt được: chúng đi tiếp từ bước {step}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{letter}&lt;/b&gt; begins at step {step} as a copy: change something in it, and run. Later steps are then forgotten.</source>
        <translation>&lt;b&gt;{letter}&lt;/b&gt; bắt đầu ở bước {step} như một bản sao: hãy thay đổi điều gì đó trong nó, rồi chạy. Khi đó các bước sau sẽ bị quên.</translation>
    </message>
    <message>
        <source>That is a search: the run stands at &lt;b&gt;step {step}&lt;/b&gt; again</source>
        <translation>Đó là tìm kiếm: lần chạy lại ở &lt;b&gt;bước {step}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>The past stays as it was: go on from here, and then change the weight</source>
        <translation>Quá khứ vẫn như cũ: hãy đi tiếp từ đây, rồi mới đổi trọng số</translation>
    </message>
    <message>
        <source>The bookmarks fill half of the memory for moments: remove one of them first</source>
        <translation>Các dấu chiếm nửa bộ nhớ dành cho các thời điểm: hãy gỡ bớt một dấu trước</translation>
    </message>
    <message>
        <source>Name of the bookmark at step {step}</source>
        <translation>Tên của dấu ở bước {step}</translation>
    </message>
    <message>
        <source>Look at this step</source>
        <translation>Xem bước này</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Đổi tên…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Gỡ bỏ</translation>
    </message>
    <message>
        <source>Go back to this step, without a copy</source>
        <translation>Trở về bước này, không tạo bản sao</translation>
    </message>
    <message>
        <source>step {step} · live</source>
        <translation>bước {step} · đang chạy</translation>
    </message>
    <message>
        <source>step {step} · paused</source>
        <translation>bước {step} · tạm dừng</translation>
    </message>
    <message>
        <source>step {step}, to {goal}</source>
        <translation>bước {step}, đến {goal}</translation>
    </message>
    <message>
        <source>step {step}, run at {live}</source>
        <translation>bước {step}, lần chạy ở {live}</translation>
    </message>
    <message>
        <source>step {step} of {live}</source>
        <translation>bước {step} trong {live}</translation>
    </message>
    <message>
        <source>The run stands at step {live} again.</source>
        <translation>Lần chạy lại đang ở bước {live}.</translation>
    </message>
    <message>
        <source>Its steps up to {repeats} stay: with these settings they come again.</source>
        <translation>Các bước của nó đến bước {repeats} được giữ: với các thiết lập này chúng sẽ lặp lại.</translation>
    </message>
    <message>
        <source>Its steps up to {last} are shown until it trains on from here.</source>
        <translation>Các bước của nó đến bước {last} còn xem được cho đến khi huấn luyện tiếp từ đây.</translation>
    </message>
    <message>
        <source>1 moment · {size} MB</source>
        <translation>1 thời điểm · {size} MB</translation>
    </message>
    <message>
        <source>{count} moments · {size} MB</source>
        <translation>{count} thời điểm · {size} MB</translation>
    </message>
    <message>
        <source>Once the network is trained, drag back here to any step.</source>
        <translation>Khi mạng đã được huấn luyện, kéo ngược ở đây về bất kỳ bước nào.</translation>
    </message>
    <message>
        <source>No earlier step of this network is kept.</source>
        <translation>Không giữ bước nào trước đó của mạng này.</translation>
    </message>
    <message>
        <source>Drag back to any step.</source>
        <translation>Kéo ngược về bất kỳ bước nào.</translation>
    </message>
    <message>
        <source>{kept} of at most {most} MB.</source>
        <translation>{kept} trong nhiều nhất {most} MB.</translation>
    </message>
    <message>
        <source>Before step {step} this was another network, or nothing was kept.</source>
        <translation>Trước bước {step} đây là một mạng khác, hoặc không có gì được giữ.</translation>
    </message>
    <message>
        <source>{name} · step {step}</source>
        <translation>{name} · bước {step}</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>bước {step}</translation>
    </message>
    <message>
        <source>The run has not come here yet.</source>
        <translation>Lần chạy chưa đến đây.</translation>
    </message>
    <message>
        <source>Nothing is kept of this step.</source>
        <translation>Bước này không được giữ gì.</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>More settings</source>
        <translation>Cài đặt khác</translation>
    </message>
    <message>
        <source>max</source>
        <translation>tối đa</translation>
    </message>
    <message>
        <source>{speed}/s</source>
        <translation>{speed}/s</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Điều khiển</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tốc độ học</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Bộ tối ưu</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Mất mát</translation>
    </message>
    <message>
        <source>Step = all samples</source>
        <translation>Bước = mọi mẫu</translation>
    </message>
    <message>
        <source>Step = 1 mini-batch</source>
        <translation>Bước = 1 lô nhỏ</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Bước</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Chạy</translation>
    </message>
    <message>
        <source>Back to the same start (R)</source>
        <translation>Về điểm xuất phát cũ (R)</translation>
    </message>
    <message>
        <source>Run or pause (Space)</source>
        <translation>Chạy hoặc tạm dừng (Space)</translation>
    </message>
    <message>
        <source>One mini-batch (→)</source>
        <translation>Một lô nhỏ (→)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Lượt</translation>
    </message>
    <message>
        <source>One epoch (Shift+→)</source>
        <translation>Một lượt (epoch) (Shift+→)</translation>
    </message>
    <message>
        <source>Speed in steps per second</source>
        <translation>Tốc độ, bước mỗi giây</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Kích thước lô</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Hạt giống</translation>
    </message>
    <message>
        <source>Samples per step; type “all” for the whole training set</source>
        <translation>Số mẫu mỗi bước; gõ “tất cả” để dùng cả tập huấn luyện</translation>
    </message>
    <message>
        <source>Decides the data, the split, the start and the order</source>
        <translation>Quyết định dữ liệu, cách chia, điểm xuất phát và thứ tự</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lô</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Chữ nhỏ hơn</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Chữ lớn hơn</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Sáng hoặc tối</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>Đổi tốc độ học</translation>
    </message>
    <message>
        <source>Choose {kind}</source>
        <translation>Chọn {kind}</translation>
    </message>
    <message>
        <source>Change batch size</source>
        <translation>Đổi kích thước lô</translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation>Đổi hạt giống</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tất cả</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Insert {name}</source>
        <translation>Chèn {name}</translation>
    </message>
    <message>
        <source>Give the network {name}</source>
        <translation>Đưa {name} vào mạng</translation>
    </message>
    <message>
        <source>Duplicate {names}</source>
        <translation>Nhân đôi {names}</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>Chuyển {name}</translation>
    </message>
    <message>
        <source>Remove {names}</source>
        <translation>Gỡ {names}</translation>
    </message>
    <message>
        <source>Add skip {source} → {target}</source>
        <translation>Thêm kết nối tắt {source} → {target}</translation>
    </message>
    <message>
        <source>Remove skip {source} → {target}</source>
        <translation>Gỡ kết nối tắt {source} → {target}</translation>
    </message>
    <message>
        <source>{names}: {knob} {value}</source>
        <translation>{names}: {knob} {value}</translation>
    </message>
    <message>
        <source>{name}: {knob} {value}</source>
        <translation>{name}: {knob} {value}</translation>
    </message>
    <message>
        <source>Freeze {names}</source>
        <translation>Đóng băng {names}</translation>
    </message>
    <message>
        <source>Unfreeze {names}</source>
        <translation>Thôi đóng băng {names}</translation>
    </message>
    <message>
        <source>Leave out {names}</source>
        <translation>Bỏ qua {names}</translation>
    </message>
    <message>
        <source>Take in {names}</source>
        <translation>Cho {names} tham gia</translation>
    </message>
    <message>
        <source>Rename {names}</source>
        <translation>Đổi tên {names}</translation>
    </message>
    <message>
        <source>Cut {names}</source>
        <translation>Cắt {names}</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Dán</translation>
    </message>
    <message>
        <source>Duplicate {model} to {letter}</source>
        <translation>Nhân đôi {model} thành {letter}</translation>
    </message>
    <message>
        <source>Close model {model}</source>
        <translation>Đóng mô hình {model}</translation>
    </message>
    <message>
        <source>Rename model {model}</source>
        <translation>Đổi tên mô hình {model}</translation>
    </message>
    <message>
        <source>Move model {model}</source>
        <translation>Chuyển mô hình {model}</translation>
    </message>
    <message>
        <source>{layer}: {name} {number} {value}</source>
        <translation>{layer}: {name} {number} {value}</translation>
    </message>
    <message>
        <source>Go on from step {step} as {letter}</source>
        <translation>Đi tiếp từ bước {step} thành {letter}</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>at least {low}</source>
        <translation>ít nhất {low}</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>từ {low} đến {high}</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
</context>
<context>
    <name>WeightsPanel</name>
    <message>
        <source>− largest of the layer</source>
        <translation>− giá trị lớn nhất của lớp</translation>
    </message>
    <message>
        <source>row j: to this neuron · column k: from this one</source>
        <translation>hàng j: đến nơ-ron này · cột k: từ nơ-ron này</translation>
    </message>
    <message>
        <source>What the pictures show</source>
        <translation>Các hình biểu diễn gì</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Trọng số</translation>
    </message>
    <message>
        <source>to j = {j}, from k = {k}</source>
        <translation>đến j = {j}, từ k = {k}</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>σ′ let through</source>
        <translation>σ′ cho qua</translation>
    </message>
    <message>
        <source>W passed on</source>
        <translation>W truyền tiếp</translation>
    </message>
    <message>
        <source>skips brought back</source>
        <translation>kết nối tắt mang về</translation>
    </message>
    <message>
        <source>product = measured</source>
        <translation>tích = đo được</translation>
    </message>
    <message>
        <source>factor on ‖δ‖</source>
        <translation>hệ số trên ‖δ‖</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>chết</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>bão hòa</translation>
    </message>
    <message>
        <source>no error arrives</source>
        <translation>không lỗi nào đến</translation>
    </message>
    <message>
        <source>mean per layer</source>
        <translation>trung bình mỗi lớp</translation>
    </message>
    <message>
        <source>⊕ skips {factor}</source>
        <translation>⊕ kết nối tắt {factor}</translation>
    </message>
    <message>
        <source>1 layer: {total} ×</source>
        <translation>1 lớp: {total} ×</translation>
    </message>
    <message>
        <source>{count} layers: {total} ×</source>
        <translation>{count} lớp: {total} ×</translation>
    </message>
    <message>
        <source>each step back multiplies the error by σ′ and W</source>
        <translation>mỗi bước lùi nhân lỗi với σ′ và W</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>A single layer: the error goes straight from the loss into its weights.</source>
        <translation>Chỉ một lớp: lỗi đi thẳng từ hàm mất mát vào các trọng số của nó.</translation>
    </message>
    <message>
        <source>Skip connections multiply it by {factor} per layer.</source>
        <translation>Kết nối tắt nhân nó với {factor} ở mỗi lớp.</translation>
    </message>
    <message>
        <source>σ′ lets {activation} of the error through and W multiplies it by {weights}: together {ratio} per layer, so &lt;b&gt;{first}&lt;/b&gt; gets {total} times what the output has.</source>
        <translation>σ′ cho {activation} lỗi đi qua và W nhân nó với {weights}: cả hai là {ratio} mỗi lớp, nên &lt;b&gt;{first}&lt;/b&gt; nhận {total} lần so với đầu ra.</translation>
    </message>
    <message>
        <source>W multiplies the error by {weights}, more than σ′ takes away ({activation}): {total} times as much in &lt;b&gt;{first}&lt;/b&gt;.</source>
        <translation>W nhân lỗi với {weights}, nhiều hơn phần σ′ lấy đi ({activation}): thành {total} lần ở &lt;b&gt;{first}&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>W multiplies the error by {weights}, more than σ′ takes away ({activation}): {ratio} per layer, over {count} layers {total} times as much in &lt;b&gt;{first}&lt;/b&gt;.</source>
        <translation>W nhân lỗi với {weights}, nhiều hơn phần σ′ lấy đi ({activation}): {ratio} mỗi lớp, qua {count} lớp thành {total} lần ở &lt;b&gt;{first}&lt;/b&gt;.</translation>
    </message>
    <message>
        <source>Small weights: W passes on {weights} of the error, σ′ lets {activation} through, so each layer keeps {ratio} of it, and &lt;b&gt;{first}&lt;/b&gt; gets {total} of what the output has.</source>
        <translation>Trọng số nhỏ: W truyền tiếp {weights} lỗi, σ′ cho {activation} đi qua, nên mỗi lớp giữ {ratio}, và &lt;b&gt;{first}&lt;/b&gt; nhận {total} của đầu ra.</translation>
    </message>
    <message>
        <source>σ′ of a {kind} is at most {bound}, and the weights don’t make up for it (σ′ {activation}, W {weights}): each layer keeps {ratio} of the error, so &lt;b&gt;{first}&lt;/b&gt; gets {total} of what the output has.</source>
        <translation>σ′ của {kind} không quá {bound}, và các trọng số không bù nổi (σ′ {activation}, W {weights}): mỗi lớp giữ {ratio} lỗi, nên &lt;b&gt;{first}&lt;/b&gt; nhận {total} của đầu ra.</translation>
    </message>
    <message>
        <source>σ′ lets only {activation} of the error through, and W ({weights}) doesn’t make up for it: each layer keeps {ratio}, so &lt;b&gt;{first}&lt;/b&gt; gets {total} of what the output has.</source>
        <translation>σ′ chỉ cho {activation} lỗi đi qua, và W ({weights}) không bù nổi: mỗi lớp giữ {ratio}, nên &lt;b&gt;{first}&lt;/b&gt; nhận {total} của đầu ra.</translation>
    </message>
    <message>
        <source>No error comes back through &lt;b&gt;{layer}&lt;/b&gt;: σ′ is 0 there for every sample, or W is 0.</source>
        <translation>Không lỗi nào quay về được qua &lt;b&gt;{layer}&lt;/b&gt;: σ′ ở đó bằng 0 với mọi mẫu, hoặc W bằng 0.</translation>
    </message>
    <message>
        <source>The error in &lt;b&gt;{layer}&lt;/b&gt; is no longer a finite number, or 0.</source>
        <translation>Lỗi ở &lt;b&gt;{layer}&lt;/b&gt; không còn là số hữu hạn, hoặc bằng 0.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{title}[*] — Network Playground</source>
        <translation>{title}[*] — Network Playground</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dữ liệu</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Thành phần</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Thuộc tính</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Back to the last good state</source>
        <translation>Về trạng thái tốt gần nhất</translation>
    </message>
    <message>
        <source>New start</source>
        <translation>Điểm xuất phát mới</translation>
    </message>
</context>
<context>
    <name>ZoomControl</name>
    <message>
        <source>Zoom</source>
        <translation>Thu phóng</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Nhỏ hơn</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Lớn hơn</translation>
    </message>
    <message>
        <source>Fit the whole chain (F)</source>
        <translation>Hiện vừa cả chuỗi (F)</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>Thu phóng 100 %</translation>
    </message>
</context>
</TS>
