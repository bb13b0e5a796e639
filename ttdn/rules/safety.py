"""What may not stand in a file at all."""

from ttdn.language import Text
from ttdn.rules.rule import Rule

RULES = (
    Rule(
        "secrecy-marking",
        Text("Báo cáo mang dấu độ mật", "Report bears a secrecy marking"),
        Text(
            "Trong tệp báo cáo có dấu độ mật: chữ in hoa MẬT, TỐI MẬT, TUYỆT MẬT; hoặc 'độ mật: …', '(mật)', "
            "'[mật]' viết hoa hay thường. Không phải là lỗi: 'bảo vệ bí mật Nhà nước', 'BÍ MẬT', 'MẬT ONG'.",
            "The report's file carries a secrecy marking: MẬT, TỐI MẬT or TUYỆT MẬT in capitals; or 'độ "
            "mật: …', '(mật)' or '[mật]' in any case. Expressions such as 'bảo vệ bí mật Nhà nước', 'BÍ "
            "MẬT' and 'MẬT ONG' are not errors.",
        ),
        Text(
            "Thư mục này không được chứa bí mật nhà nước (Luật Bảo vệ bí mật nhà nước 2018, khoản 5 Điều "
            "5). Đưa tệp ra khỏi thư mục và khỏi git ngay, không gửi tiếp cho ai, báo người phụ trách "
            "bảo mật của đơn vị; chỉ xóa chữ là chưa đủ.",
            "State secrets must not be kept in this folder (2018 Law on Protection of State Secrets, "
            "Article 5, clause 5). Take the file out of the folder and out of git at once, do not pass "
            "it on, and tell the unit's secrecy officer; deleting the words is not enough.",
        ),
        bad='summary: "TỐI MẬT. Kết quả phối hợp với …"',
        good="Tệp không còn trong thư mục và trong git.",
        in_cell=Text(
            "Không gửi tiếp tệp này; báo người phụ trách bảo mật của đơn vị.",
            "Do not pass this file on; tell the unit's secrecy officer.",
        ),
    ),
    Rule(
        "personal-number",
        Text("Có số định danh cá nhân", "Personal identity number"),
        Text(
            "Trong tệp báo cáo có dãy 12 chữ số viết liền đúng dạng số định danh cá nhân (số căn cước công "
            "dân): mã tỉnh 001–096, rồi một chữ số từ 0 đến 3. Xóa số này, chỉ giữ họ tên và chức vụ.",
            "The report's file contains 12 consecutive digits in the form of a citizen's identity "
            "number: the province code, 001–096, then a digit from 0 to 3. Delete the number and keep "
            "only the name and position.",
        ),
        Text(
            "Tổng hợp không cần số này; để trong tệp thì nhiều người đọc được và git còn giữ mãi, dễ bị "
            "lợi dụng.",
            "The summary does not need this number; in the file many people can read it, git keeps it "
            "for good, and it is easily misused.",
        ),
        bad="summary: Cử ông Nguyễn Văn A (CCCD 001234567890) dự tập huấn.",
        good="summary: Cử ông Nguyễn Văn A dự tập huấn.",
        in_cell=Text(
            "Xóa số này: báo cáo chỉ cần họ tên và chức vụ.",
            "Delete this number: the report needs only the name and position.",
        ),
        warning=True,
        adjustable=True,
    ),
)
