"""A brief in each of many scripts: all parts that hold text hold it in that script."""

from __future__ import annotations

from typing import NamedTuple

from reports.model import Briefing


class Words(NamedTuple):
    """What a brief says: a name, an office, a sentence or two, a question."""

    name: str
    office: str
    text: str
    question: str


#: By language.
SCRIPTS = {
    "zh": Words(
        "王毅",
        "外交部长",
        "中国外交部长王毅在北京会见加拿大总理卡尼。双方就乌克兰危机、气候变化等问题交换了意见。",
        "会谈的主题是什么?",
    ),
    "ja": Words(
        "石破茂",
        "首相",
        "日本の石破茂首相は、ウクライナへの支援を継続すると表明した。「平和が必要です。」と述べた。",
        "会談の主題は何ですか?",
    ),
    "ko": Words(
        "이재명",
        "대통령",
        "이재명 대통령은 우크라이나에 대한 인도적 지원을 계속하겠다고 밝혔다.",
        "회담의 주제는 무엇입니까?",
    ),
    "th": Words(
        "แพทองธาร ชินวัตร",
        "นายกรัฐมนตรี",
        "นายกรัฐมนตรีแคนาดากล่าวว่า ความช่วยเหลือด้านมนุษยธรรมแก่ยูเครนจะดำเนินต่อไป",
        "หัวข้อของการหารือคืออะไร",
    ),
    "ka": Words(
        "სალომე ზურაბიშვილი",
        "პრეზიდენტი",
        "საქართველოს პრეზიდენტმა განაცხადა, რომ დახმარება გაგრძელდება.",
        "რა არის საუბრის თემა?",
    ),
    "ta": Words(
        "மு. க. ஸ்டாலின்",
        "முதலமைச்சர்",
        "கனடா பிரதமர் உக்ரைனுக்கு உதவி அறிவித்தார்.",
        "பேச்சின் தலைப்பு என்ன?",
    ),
    "hi": Words(
        "नरेंद्र मोदी",
        "प्रधानमंत्री",
        "कनाडा के प्रधानमंत्री ने यूक्रेन के लिए मानवीय सहायता की घोषणा की।",
        "बातचीत का विषय क्या है?",
    ),
    "ar": Words(
        "محمد أحمد",
        "وزير الخارجية",
        "قال رئيس وزراء كندا إن المساعدات الإنسانية لأوكرانيا (Ukraine) ستستمر في 2025.",
        "ما موضوع المحادثات؟",
    ),
    "he": Words(
        "יצחק הרצוג",
        "נשיא המדינה",
        "ראש ממשלת קנדה אמר כי הסיוע ההומניטרי לאוקראינה (Ukraine) יימשך ב־2025.",
        "מה נושא השיחות?",
    ),
    "en": Words(
        "Ann 🙏🏽 Lee",
        "Minister ★",
        "He wrote 🚨 👉 ❤️ 🕊️ 💙💛 🇺🇦 👨‍👩‍👧 ✅ ⚠️ and ① Ⅳ ∈ ➔ ☎ ✉ ⇄ in one message.",
        "What did he mean ⁉",
    ),
}


def in_script(language: str) -> Briefing:
    """Return the brief in a language, with a bare dollar and a source."""
    name, office, text, question = SCRIPTS[language]
    quoted = {"quote": text, "speaker": name}
    body = [text, {"heading": office}, {"bullets": [name, text]}, quoted]
    fields = {
        "title": text,
        "language": language,
        "summary": text,
        "people": [{"name": name, "role": office}],
        "figures": [{"label": office, "amount": {"value": 5_000_000, "currency": None}}],
        "sections": [{"heading": name, "body": body}],
        "qa": [{"question": question, "answer": text}],
        "source": {"title": name, "publisher": office, "url": "https://example.org/a"},
    }
    return Briefing.model_validate(fields)
