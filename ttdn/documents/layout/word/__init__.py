"""A document in Word, in the form of NĐ 30/2020/NĐ-CP, Phụ lục I."""
