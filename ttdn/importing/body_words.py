"""Words of the trade: with what the name of a body begins, what bodies do, who acts for them.

Names have commas and "và" of their own ("Sở Văn hóa, Thể thao và Du lịch"), so a sign parts two names only
where another one begins behind it.
"""

from collections.abc import Iterable, Iterator

from ttdn.importing.bodies import (
    LEVELS,
    Gap,
    Phrases,
    Words,
    exact_words,
    has_phrase,
    is_phrase,
    phrase_end,
    phrases,
    plain_words,
    words_of,
)

#: With what the name of a body begins.
_HEADS = (
    "chính phủ|công an|ủy ban|liên đoàn|liên hiệp|liên minh|hiệp hội|tỉnh đoàn|thành đoàn|huyện đoàn"
    "|xã đoàn|đoàn thể|mặt trận|trung tâm|học viện|đại học|chi cục|tổng cục|chi nhánh|kho bạc|kiểm toán"
    "|ngân hàng|hội đồng|bộ phận tiếp nhận|viettel|mobifone|agribank|vietcombank|vietinbank"
    "|bảo hiểm xã hội|hải quan|thi hành án|địa phương|tổ chức chính trị|tổ chức CT-XH"
    "|tổ chức tín dụng|tổ chức đoàn thể|tổ chức kinh tế|doanh nghiệp|bệnh viện|trạm|tòa án|tỉnh ủy"
    "|thành ủy|huyện ủy"
    "|đảng ủy|đảng bộ|hội đồng nhân dân|đặc khu|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|cấp xã"
    "|cấp huyện|công ty|tổng công ty|tập đoàn|hợp tác xã|đồn biên phòng|bộ đội|lực lượng|bảo tàng"
    "|thư viện|nhà hát|vườn quốc gia|hạt kiểm lâm|tổ công nghệ|tổ giúp việc|chủ đầu tư|cấp ủy|nhà văn hóa"
    "|nhà thiếu nhi|bưu điện|viễn thông|điện lực|công đoàn|tổ dân phố|nhà trường|hội đồng phối hợp"
    "|khu phố|khu dân cư|khóm|ấp|buôn|chi bộ|chi đoàn|chi hội|liên đội|công chức|bộ phận"
    "|tiểu ban|nhà máy|cảng vụ|cơ sở cai nghiện"
)
#: What must not follow: "Sở hữu trí tuệ", "Ban hành", "Phòng, chống" name none.
_HEADS_BUT = (
    ("cơ quan", "chủ phối đầu thực"),
    ("đơn vị", "chủ phối đầu thực tính"),
    ("chính quyền", "số điện"),
    ("sở", "hữu"),
    ("phòng", "chống ngừa cháy ngự tránh bệnh dịch trừ"),
    ("ban", "hành bố phát"),
    ("bộ", "máy phận sung đề tài lọc tiêu câu môn mặt"),
    ("hội", "nghị thảo nhập thi họp chợ viên trường tụ diễn thao trại khỏe xuân chẩn giảng"),
    ("đoàn", "viên kết công khảo kiểm giám"),
    ("trường", "hợp"),
    ("văn phòng", "phẩm"),
    ("thanh tra", "kiểm việc trách chuyên đột"),
    ("cục", "bộ diện"),
    ("vụ", "việc mùa án đông xuân hè thu"),
    ("thuế", "thu giá suất tài môi"),
    ("đài", "phun tưởng"),
    ("báo", "cáo động giá chí hiệu"),
    ("tổ chức xã hội", "hóa"),
    ("viện", "trợ dẫn phí"),
    ("khoa", "học giáo cử trương"),
    ("xã", "hội"),
    ("phường", "hội"),
    ("ngành", "nghề"),
    ("quỹ", "đất"),
    ("đội", "ngũ hình"),
    ("khối", "lượng"),
    ("tổ", "chức hợp"),
    ("thôn", "tính bản"),
)
#: Behind these stands a name with a capital: "Bộ Tư pháp", but "bộ chỉ số"; "Thành phố thông minh" is none.
_PROPER = frozenset({*LEVELS, "bo", "vu"})
_PROPER_PAIRS = frozenset({("cong", "chuc"), ("bo", "phan")})
#: The same by their first letters.
_SHORT_HEADS = phrases(
    "ubnd|hdnd|mttq|ubmttq|ubmttqvn|bch|bchqs|bql|vp|vpubnd|ttksbt|ttyt|bhxh|bdbp|lhpn|ldld|ccb|cdc|nhnn"
    "|nhcsxh|kbnn|tand|vksnd|ca|ub|tncs|cty|vnpt|bidv"
)
#: Of several words, and what the body does may follow as its name: "Hội đồng thẩm định".
_OPEN_HEADS = phrases("trung tâm|hội đồng|bộ phận|công ty|chi cục|tổng cục|chi nhánh|lực lượng|ủy ban")
#: The name of a body goes on behind these, whatever follows: "Ban quản lý …", "Văn phòng điều phối …".
_WHOLE = phrases(
    "công an|thanh tra|chính phủ|ủy ban nhân dân|UBND|hội đồng nhân dân|HĐND|mặt trận|MTTQ|tỉnh đoàn"
    "|thành đoàn|huyện đoàn|xã đoàn|đoàn thể|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|địa phương"
    "|doanh nghiệp|thuế|hải quan|báo|đài|cấp ủy|CA|CDC"
)
#: Who acts for a body: "Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND cấp xã".
_TITLES = (
    "thủ trưởng|tổng giám đốc|giám đốc|chủ tịch|chánh|lãnh đạo|người đứng đầu|hiệu trưởng|chỉ huy trưởng"
    "|trưởng|tổ trưởng|đồng chí|tất cả|toàn thể"
)
#: What asks a body, and what orders it.
_REQUESTS = "trân trọng đề nghị|kính đề nghị|đề nghị"
_ORDERS = "giao cho|giao|yêu cầu|phân công"
#: What stands before it in a title.
_OF = "đối với|trách nhiệm của|nhiệm vụ của"

_Exactly = dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]


def _exactly(listed: Iterable[tuple[str, str]]) -> _Exactly:
    """Phrases with their accents and what must not follow, by their first word, the longer first."""
    found: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for phrase, never in listed:
        words = exact_words(phrase)
        found.setdefault(words[0], []).append((words, frozenset(exact_words(never))))
    return {first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in found.items()}


_HEAD_WORDS = _exactly((*((head, "") for head in _HEADS.split("|")), *_HEADS_BUT))
_TITLE_WORDS, REQUESTS, ORDERS, OF_WHOM = (
    _exactly((words, "") for words in listed.split("|")) for listed in (_TITLES, _REQUESTS, _ORDERS, _OF)
)


def head_at(words: Words, place: int) -> int:
    """How many words at this place are those with which the name of a body begins; 0: none."""
    if place < len(words) and words[place].is_short and words[place].plain in _SHORT_HEADS:
        return 1
    length = phrase_at(_HEAD_WORDS, words, place) or _names_area(words, place)
    after = words[place + length] if place + length < len(words) else None
    head = tuple(word.plain for word in words[place : place + length])
    is_proper = head in _PROPER_PAIRS or (length == 1 and head[0] in _PROPER)
    is_common = is_proper and after and after.gap is Gap.NONE
    return 0 if is_common and after and not after.is_capital else length


def _names_area(words: Words, place: int) -> int:
    """1 where an area begins whose name begins as another word goes on: "Xã Hội Vân", but "Xã hội"."""
    name = words[place + 1 : place + 3]
    is_name = len(name) > 1 and all(word.is_capital and word.gap is Gap.NONE for word in name)
    return int(is_name and words[place].plain in LEVELS)


def name_at(words: Words, place: int) -> int:
    """How many words at this place certainly belong to the name of a body; 0: none begins there."""
    length = head_at(words, place)
    end = place + length
    if not length or phrase_end(_WHOLE, words, place) == end:
        return length
    if phrase_end(_SURELY_DOES, words, end) > end and not words[end].is_capital:
        return length
    is_kind = length > 1 and not has_phrase(_OPEN_HEADS, words, place)
    if does_at(words, end) and (
        is_kind or (words[place].is_many and phrase_end(_IN_NAMES, words, end) == end)
    ):
        # "Tổ dân phố triển khai", "Các viện triển khai", but "Hội đồng thẩm định", "Các ban quản lý dự án".
        return length
    if end < len(words) and words[end].gap <= Gap.DASH:
        end += max(1, phrase_at(DOES, words, end))
    return end - place


def title_at(words: Words, place: int) -> int:
    """How many words at this place are the post of who acts for the body behind them."""
    end = place
    while length := phrase_at(_TITLE_WORDS, words, end):
        end += length
    return end - place if head_at(words, end) else 0


def is_body(text: str) -> bool:
    """Whether words begin as the name of a body does, or as who acts for one."""
    words = words_of(text)
    return head_at(words, 0) > 0 or title_at(words, 0) > 0


def phrase_at(listed: _Exactly, words: Words, place: int) -> int:
    """How many words at this place are one of the phrases, letter by letter; 0: none."""
    if place >= len(words):
        return 0
    for phrase, never in listed.get(words[place].exact, ()):
        end = place + len(phrase)
        same = tuple(word.exact for word in words[place:end]) == phrase
        if same and all(word.gap <= Gap.DASH for word in words[place + 1 : end]):
            return 0 if end < len(words) and words[end].exact in never else len(phrase)
    return 0


#: What makes a set of bodies one that nobody can count.
RELATED = "liên quan|có liên quan|khác"
#: By what it is told which bodies do something, and how far they do it.
WITHIN = "theo chức năng|theo nhiệm vụ|theo thẩm quyền|theo lĩnh vực|trong phạm vi|căn cứ"
#: Whose names nobody knows: "các cơ quan, đơn vị, địa phương", with what may tell which are meant.
_ANYBODY = phrases(
    "cơ quan|đơn vị|địa phương|tổ chức|cá nhân|sở|ban|ngành|phòng|khoa|hội|đoàn thể|xã|phường|đặc khu"
    "|doanh nghiệp|lực lượng|chính quyền|bộ|huyện|thị xã|thành phố|quận|cấp ủy"
    "|tổ chức chính trị - xã hội|tổ chức xã hội|tổ chức chính trị xã hội - nghề nghiệp"
)
_WHICH = phrases(
    RELATED,
    "trung ương|tỉnh|thành phố|trực thuộc|cấp tỉnh|cấp xã|chức năng|chuyên môn|nêu trên|trên địa bàn|địa bàn"
    "|thuộc|của tỉnh|của thành phố|ủy ban nhân dân|UBND",
)
#: Who is no body, and stands beside bodies.
_PEOPLE = phrases("cán bộ|công chức|viên chức|người lao động|người dân|nhân dân|hộ gia đình|cá nhân")
#: "Văn phòng HĐND và UBND" is one.
_OFFICES = phrases("văn phòng|VP")
_COUNCILS = phrases("ủy ban nhân dân|UBND|hội đồng nhân dân|HĐND")


def begins_at(words: Words, place: int, before: int) -> bool:
    """Whether another body begins behind a sign; ``before`` is where the last one began."""
    if words[place].is_and and has_phrase(_OFFICES, words, before):
        return head_at(words, place) > 0 and not has_phrase(_COUNCILS, words, place)
    is_set = words[place].is_many and has_phrase(_ANYBODY, words, place)
    is_people = has_phrase(_PEOPLE, words, place)
    return is_set or is_people or bool(head_at(words, place) or title_at(words, place))


#: Alone and without "các" these are something else: "Tổ chức hội nghị".
_NO_SET = frozenset({"to", "ca"})


def anybody_end(words: Words, place: int) -> int:
    """Where a set of unnamed bodies ends that begins at a place; the place itself where none does."""
    ends = list(_kinds_ends(words, place))
    if not ends:
        return place
    end = ends[-1]
    if end < len(words) and words[end].gap is Gap.NONE and words[end].is_capital:
        return place
    is_over = end == len(words) or words[end].gap >= Gap.SOFT
    is_set = len(ends) > 1 or words[place].is_many or (is_over and words[place].plain not in _NO_SET)
    return end if is_set else place


def _kinds_ends(words: Words, place: int) -> Iterator[int]:
    """Where each of the kinds of bodies ends that are listed from a place on: "cơ quan, đơn vị"."""
    end = place
    while end < len(words) and (end == place or (words[end].gap is Gap.SOFT and not words[end].is_many)):
        after = _kind_end(words, end)
        if after == end:
            return
        end = after
        yield end


def _kind_end(words: Words, place: int) -> int:
    """Where a kind of unnamed bodies ends, with what tells which are meant: "đơn vị liên quan của tỉnh"."""
    end = phrase_end(_ANYBODY, words, place)
    while place < end < len(words) and words[end].gap is Gap.NONE:
        after = phrase_end(_WHICH, words, end)
        if after == end:
            break
        end = after
    return end


#: With what the duty of a body begins behind its name. In small letters; "Sở Xây dựng" is a name.
_DOES = (
    "chủ trì|làm đầu mối|là đầu mối|là cơ quan|là đơn vị|có trách nhiệm|chịu trách nhiệm|phối hợp"
    "|chủ động|tham mưu|tổ chức|triển khai|thực hiện|xây dựng|hướng dẫn|chỉ đạo|theo dõi|kiểm tra"
    "|giám sát|tổng hợp|báo cáo|rà soát|bố trí|cân đối|thẩm định|lập|cung cấp|bảo đảm|đảm bảo|tăng cường"
    "|tiếp tục|đẩy mạnh|nghiên cứu|đề xuất|trình|ban hành|quản lý|hỗ trợ|tuyên truyền|vận động|phổ biến"
    "|nghiêm túc|trực tiếp|kịp thời|thường xuyên|định kỳ|đôn đốc|phân công|quán triệt|tạo điều kiện"
    "|huy động|lồng ghép|đưa tin|mở|cử|gửi|lựa chọn|khẩn trương|sử dụng|chuẩn bị|tập trung|thông báo"
    "|tiếp nhận|xử lý|giải quyết|ưu tiên|đề nghị|ký kết|cập nhật|quan tâm|phát động|phát huy"
    "|nâng cao|duy trì|vận hành|khai thác|đăng tải|tham gia|thẩm tra|thanh tra việc|xem xét"
    "|quyết định|phê duyệt|chấp hành|đánh giá|điều tra|thu thập|thống kê số|bồi dưỡng"
    "|tập huấn|phát hiện|ngăn chặn|đấu tranh|kết nối|giới thiệu|đổi mới|hoàn thiện"
    "|hoàn thành|khảo sát|lấy ý kiến|góp ý|sẵn sàng|tự kiểm tra|tự tổ chức|tự rà soát|tự đánh giá"
    "|có kế hoạch|có nhiệm vụ|được giao"
    "|được phân công|cần|phải|thành lập|kiện toàn|lãnh đạo|nắm|phân bổ|cấp phát|tiến hành|xác định"
    "|tích cực|đồng thời|công khai|nhân rộng|biểu dương|khen thưởng|kiểm soát|kiến nghị|tháo gỡ|khắc phục"
    "|phục vụ|đáp ứng|trao đổi|chia sẻ|số hóa|tích hợp|chuẩn hóa|áp dụng|bàn giao|tổng kết|sơ kết|soạn thảo"
    "|hoàn chỉnh|sửa đổi|bổ sung|điều chỉnh|công bố|giải ngân|thanh toán|quyết toán|chi trả|trợ giúp|giúp đỡ"
    "|chăm lo|khuyến khích|động viên|giải đáp|trả lời|đối thoại|tiếp xúc|lấy mẫu|tuần tra|cảnh báo|dự báo"
    "|phát hành|biên soạn|giữ vững|nhận|tiếp thu|thu hút|tranh thủ|tuân thủ|xác nhận|giao|yêu cầu|sẽ|đã|đang"
    "|không|được|họp|niêm yết|phụ trách|nộp|đăng ký|trồng|cấp|đưa|phân loại|thu gom|rà|hoạt động theo"
    "|chăm sóc|khám sức khỏe|khám sàng lọc|điều trị|cứu chữa|phun|tiêm|túc trực|trực 24|trực ban|trực tết"
    "|trực chiến|trực gác|trực cấp cứu|thăm|tặng|trao|viếng|dâng|viết|dạy|dọn|quét|tưới|cắt tỉa|giữ gìn"
    "|gìn giữ|tu bổ|tu sửa"
    "|xét xử|khởi tố|truy tố|xử phạt"
    "|xác lập|xác minh|triệt phá|truy quét|giúp"
    "|ra mắt|khởi công|khánh thành|khởi động|ủng hộ|quyên góp|tôn vinh|tuyển|mời|nghiệm thu|biểu diễn|kết nạp"
    "|trưng bày|xuất bản|phân luồng|vẽ|chiếu"
    "|lấy|nạo vét|khơi thông|phát sóng|ghi hình|in ấn|cắm|dán|gắn|chốt|thu hồi|thu nộp|truy thu|đối chiếu"
    "|làm sạch|làm việc|làm thủ tục|làm tốt|làm rõ|làm mới|xây mới|kê khai|khai báo|giảng dạy|dự giờ|ôn tập"
    "|tạm ứng|bảo trì|bảo dưỡng|bảo quản|canh gác|kiểm đếm|tiêu hủy|tiêu độc|khử trùng"
    "|khoanh vùng|tạm giữ|bắt giữ|kết luận|bình xét|bình chọn|xét chọn|xét duyệt|ký cam kết|ký hợp đồng"
    "|cam kết|cho vay"
    "|cưỡng chế|đền bù|khai mạc|sáng tác|dàn dựng|luyện tập|giao lưu|gặp mặt|nhắc nhở|chấn chỉnh|tham vấn"
    "|phản ánh|tiếp công dân|đón tiếp|tiếp đón|hiệp đồng|đồng chủ trì|luân phiên|rút ngắn|cắt giảm|gia hạn"
    "|củng cố|tổng rà soát|tổng vệ sinh|thống nhất|xin ý kiến|lưu giữ|sao lưu|đồng bộ|khởi tạo|tạo lập"
    "|hiệu chỉnh|chuyển danh sách|vận chuyển|bổ nhiệm|sắp xếp|dự kiến|dự thảo|gieo cấy|ứng trực|xuống cơ sở"
    "|bám sát|tống đạt|ghi nhận|nêu cao|kêu gọi|quảng bá|định hướng|lên kế hoạch"
    "|thanh quyết toán|thanh tra trách nhiệm|thanh tra chuyên|thanh tra đột xuất"
    "|sửa chữa|nâng cấp|lắp|lắp đặt|mua|mua sắm|thí điểm|chỉnh trang|tháo dỡ|di dời|ra quân|đón|treo|thả"
)
#: What may stand in a name as well: "Ban Quản lý dự án đầu tư xây dựng".
_ALSO_NAMES = phrases(
    "xây dựng|quản lý|khai thác|sử dụng|giới thiệu|cung cấp|tuyên truyền|vận động|kiểm tra|giám sát"
    "|nghiên cứu|hướng dẫn|hỗ trợ|bồi dưỡng|điều tra|thẩm định|xử lý|kết nối|đổi mới|phổ biến|tổ chức"
    "|kiểm soát|chăm sóc|điều trị|sửa chữa|thí điểm"
)
#: The same of many bodies: "các ban quản lý", "các trung tâm hỗ trợ".
_IN_NAMES = phrases(
    "quản lý|chỉ đạo|chỉ huy|điều hành|giám sát|nghiên cứu|hỗ trợ|giới thiệu|bồi dưỡng|kiểm soát|chăm sóc"
    "|điều trị|sửa chữa"
)
#: What stands in none.
_SURELY_DOES = phrases(
    "chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|chủ động|tham mưu|nộp|gửi|theo dõi|đôn đốc"
    "|bố trí|chuẩn bị"
)
#: So far behind the one the other is looked for.
_NEAR = 6


#: What stands in a sentence and in no name, of few things behind "các".
_OUTSIDE_NAMES = "từng|mỗi|tại|ít nhất|tối thiểu|tối đa|đối với|nhằm|để|cho|khoảng|gồm|từ|vào|với"
_NO_NAME = _exactly((word, "") for word in _OUTSIDE_NAMES.split("|"))
_MANY_IN_NAMES = phrases(
    "khu|cấp|tổ chức|hội|dự án|công trình|dân tộc|vấn đề|di tích|vườn|trường|cơ quan|đơn vị|doanh nghiệp|thôn"
)


def holds_more(words: Words, start: int, end: int) -> bool:
    """Whether more than a name stands there: a quantity, a place, what is done to several things."""
    for at in range(start + 1, end):
        word, is_inside = words[at], at + 1 < end
        counts = word.plain.isdecimal() and is_inside and words[at + 1].gap is Gap.NONE
        if counts and not (words[at + 1].is_capital or words[at + 1].plain in LEVELS):
            return True
        named = head_at(words, at) or word.plain in LEVELS or has_phrase(_MANY_IN_NAMES, words, at)
        if phrase_at(_NO_NAME, words, at) or (word.is_many and not (named or word.is_capital)):
            return True
    return False


#: Behind these it is no verb: "Ban An toàn giao thông tỉnh".
_DOES_BUT = {"giao": "thông dịch tiếp lưu", "cấp": "trên", "đăng ký": "đất"}
#: What somebody does, with a capital or without.
DOES = _exactly((words, _DOES_BUT.get(words, "")) for words in _DOES.split("|"))


#: Nouns that end as verbs begin: "công trình", "trường công lập", "Học viện Ngoại giao".
_NOUN_WORDS = (
    "công trình|chương trình|quá trình|quy trình|lộ trình|tờ trình|giáo trình|lịch trình|hành trình|công lập"
    "|độc lập|tư lập|sơ cấp|trung cấp|cao cấp|nuôi trồng|chứng nhận|công nhận|cuộc họp|kỳ họp|bài viết"
    "|ngoại giao|chuyển giao|dục thường|thường trực|người tham|trên trực"
)
_NOUNS = frozenset(map(exact_words, _NOUN_WORDS.split("|")))
#: "Ban Quản lý dự án đầu tư xây dựng"; with a capital it is a name of its own: "Sở Kế hoạch và Đầu tư".
_LONGER_NOUNS = frozenset({exact_words("đầu tư xây"), exact_words("cơ quan tham"), exact_words("tư vấn xây")})

#: The same in names, with a capital: "Phòng Kế hoạch tổng hợp"; "thủ tục hành chính tổng hợp" is none.
_OFFICE_WORDS = (
    "kế hoạch tổng|hành chính tổng|nghiệp vụ tổng|tham mưu tổng|khoa nội tổng|khoa ngoại tổng|hồi sức cấp"
)
_OFFICE_NOUNS = frozenset(map(exact_words, _OFFICE_WORDS.split("|")))


def does_at(words: Words, place: int) -> bool:
    """Whether at this place it is said what a body does."""
    if place >= len(words) or words[place].is_capital or words[place].is_many or head_at(words, place):
        return False
    is_noun = place > 0 and (words[place - 1].exact, words[place].exact) in _NOUNS
    longer = words[max(place - 2, 0) : place + 1]
    nouns = _OFFICE_NOUNS if longer[0].is_capital else _LONGER_NOUNS
    is_noun |= tuple(word.exact for word in longer) in nouns
    return not is_noun and phrase_at(DOES, words, place) > 0


def name_goes_on(words: Words, place: int) -> int:
    """Where a name ends in which stands what bodies do as well; the place itself where it ends there."""
    if not has_phrase(_ALSO_NAMES, words, place):
        return place
    for end in range(place, min(place + _NEAR, len(words))):
        if end > place and (words[end].gap > Gap.DASH or words[end].is_many):
            break
        is_area = words[end].plain in LEVELS and does_at(words, end + 1) and words[end + 1].gap is Gap.NONE
        if words[end].is_local or is_area:
            return end + 1
        if has_phrase(_SURELY_DOES, words, end):
            return end
    return place


#: What stands behind a kind of body and means one that was named before.
_EARLIER = phrases("này|nói trên|nêu trên|kể trên|trên đây|trên|đó|ấy")
_MOST_KINDS = 8


def earlier_end(words: Words, place: int) -> int:
    """Where words for bodies named before end: "Ban này", "các cơ quan, đơn vị nói trên"; the place: none."""
    is_kind = place < len(words) and (head_at(words, place) or has_phrase(_ANYBODY, words, place))
    for at in range(place + 1, min(place + _MOST_KINDS, len(words)) if is_kind else 0):
        end = phrase_end(_EARLIER, words, at)
        is_over = end == len(words) or words[end].gap >= Gap.SOFT or does_at(words, end)
        if end > at and is_over and words[at].gap is Gap.NONE:
            return end
        if words[at].is_capital or words[at].gap > Gap.SOFT:
            break
    return place


def _roles(*roles: str) -> Phrases:
    """What bodies are in a piece of work, also with the nouns that may stand before it."""
    nouns = ("", "cơ quan ", "đơn vị ", "cơ quan, đơn vị ", "CQ ", "ĐV ")
    return phrases(*(f"{noun}{role}" for role in roles for noun in nouns))


LEADING = _roles("chủ trì")
HELPING = _roles("phối hợp", "phối hợp thực hiện")
#: What stands before bodies and says what they are.
LABELS = _roles("chủ trì", "thực hiện", "đầu mối", "phối hợp", "phối hợp với")
#: What may stand behind a body and leaves it what it is, beside what it does.
ROLES = phrases("đầu mối|cơ quan thường trực|thường trực|cơ quan chủ trì|đơn vị chủ trì|cơ quan đầu mối")
#: What bodies do in a piece of work, where it is said behind their names in a list of them.
ROLE_DOES = phrases(
    "chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|chủ động|tham mưu|theo dõi|đôn đốc|bố trí|chuẩn bị"
    "|thực hiện|triển khai|tổ chức|chỉ đạo|hướng dẫn|tổng hợp|báo cáo|rà soát|ban hành|trình|gửi|nộp|là|làm"
    "|được|cần|phải|sẽ|đã|phụ trách|đề xuất|cử|tham gia"
)
LEADS, HELPS = plain_words("chủ trì"), plain_words("phối hợp")


def label_end(listed: Phrases, words: Words, place: int) -> int:
    """Where the words of a label end that stands at a place with its colon; the place itself: none does."""
    end = phrase_end(listed, words, place)
    return end if place < end < len(words) and words[end].gap is Gap.COLON else place


def led_by_notes(words: Words) -> int:
    """How many words are who leads in "A (chủ trì), B (phối hợp)"; 0: nothing like it is said."""
    notes = [at for at, word in enumerate(words) if word.note and is_phrase(LEADS, words_of(word.note), 0)]
    return notes[-1] + 1 if notes else 0
