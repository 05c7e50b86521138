# ruff: noqa: RUF001 - letters of many scripts are what this is about
"""Built-in styles by the names that Word, WPS and their converters show in other languages.

Word itself keeps the English name in the file; others write what their menus say.
"""

from __future__ import annotations

import re

_HEADING = """
    überschrift titre título titulo titolo cabeçalho kop rubrik overskrift otsikko
    nagłówek nadpis címsor titlu заголовок заглавие επικεφαλίδα başlık 标题 標題 見出し 제목
    عنوان العنوان כותרת naslov наслов antraštė virsraksts pealkiri judul หัวเรื่อง
    """
_NAMES = {
    "title": """
        titel titre título titulo titolo tittel tytuł název cím titlu название назва τίτλος
        标题 標題 表題 제목 العنوان כותרת puesto
        """,
    "subtitle": """
        untertitel sous-titre subtítulo sottotitolo ondertitel underrubrik undertitel
        undertittel alaotsikko podtytuł podnadpis podtitul alcím subtitlu подзаголовок
        підзаголовок υπότιτλος altyazı 副标题 副標題 副題 부제
        """,
    "quote": """
        zitat citation cita citazione citação citaat citat sitat lainaus cytat citát idézet
        цитата απόσπασμα alıntı 引用 引文 引用文 인용 اقتباس ציטוט
        """,
    "caption": """
        beschriftung légende epígrafe descripción didascalia legenda bijschrift beskrivning
        billedtekst bildetekst kuvaotsikko titulek képaláírás λεζάντα 题注 標號 図表番号 캡션
        """,
    "list bullet": """
        aufzählungszeichen punktlista punktliste felsorolás 列表项目符号 項目符號 箇条書き
        """,
    "list number": """
        listennummer lijstnummering 列表编号 清單號碼 段落番号
        """,
}
#: Names of more than one word.
_PHRASES = {
    "liste à puces": "list bullet", "lista con viñetas": "list bullet",
    "punto elenco": "list bullet", "lista com marcas": "list bullet",
    "lista com marcadores": "list bullet", "lijst opsom.teken": "list bullet",
    "opstilling - punkttegn": "list bullet", "merkitty luettelo": "list bullet",
    "lista punktowana": "list bullet", "seznam s odrážkami": "list bullet",
    "маркированный список": "list bullet", "маркований список": "list bullet",
    "listă cu marcatori": "list bullet", "λίστα με κουκκίδες": "list bullet",
    "madde işaretli liste": "list bullet", "글머리 기호": "list bullet",
    "liste à numéros": "list number", "liste numérotée": "list number",
    "lista con números": "list number", "numero elenco": "list number",
    "lista numerada": "list number", "numrerad lista": "list number",
    "nummerert liste": "list number", "numeroitu luettelo": "list number",
    "lista numerowana": "list number", "číslovaný seznam": "list number",
    "számozott lista": "list number", "нумерованный список": "list number",
    "нумерований список": "list number", "numaralı liste": "list number",
    "intensives zitat": "intense quote", "citation intense": "intense quote",
    "cita destacada": "intense quote", "citazione intensa": "intense quote",
    "citação intensa": "intense quote", "duidelijk citaat": "intense quote",
    "starkt citat": "intense quote", "明显引用": "intense quote",
    "konu başlığı": "title", "название объекта": "caption", "כותרת משנה": "subtitle",
    "عنوان فرعي": "subtitle",
}  # fmt: skip
_CONTENTS = (
    "verzeichnis",
    "tm",
    "tdc",
    "sommario",
    "inhopg",
    "innehåll",
    "目录",
    "目次",
    "оглавление",
)
_BUILT_IN = {
    **{name: english for english, names in _NAMES.items() for name in names.split()},
    **_PHRASES,
    **{f"{word} {n}": f"heading {n}" for word in _HEADING.split() for n in range(1, 10)},
    **{f"{word} {n}": f"toc {n}" for word in _CONTENTS for n in range(1, 10)},
}
_NUMBER = re.compile(r"(.*\D)[ _]?(\d)")


def english_name(name: str) -> str | None:
    """Return the English name of a built-in style for one in another language, in lower case."""
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    numbered = _NUMBER.fullmatch(name)
    return _BUILT_IN.get(f"{numbered[1].strip()} {numbered[2]}") if numbered else None
