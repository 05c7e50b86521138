"""Words that people use for the fields of a briefing, by what they mean.

Each list belongs to a place: "" is the top of the file, ``people`` a row of that list. What
stands for no field says why.
"""

from __future__ import annotations

from collections.abc import Mapping

#: Field, then the words for it, by place.
_MEANT: Mapping[str, Mapping[str, str]] = {
    "": {
        "title": "headline head subject name topic titre objet العنوان",
        "subtitle": "subheading subhead deck standfirst strapline kicker sous_titre chapeau",
        "language": "lang locale langue اللغة",
        "date": "day published release_date briefing_date publication_date التاريخ",
        "byline": "author authors by written_by prepared_by drafted_by drafter from auteur "
        "signature",
        "reference": "ref file file_number number no reference_number case référence",
        "marking": "classification classified security security_marking sensitivity handling "
        "confidentiality caveat protection tlp distribution marquage",
        "embargo": "embargo_until embargoed not_before hold_until release release_time "
        "under_embargo",
        "source": "sources link url article origin",
        "summary": "abstract lead lede bottom_line bluf executive_summary overview intro "
        "introduction "
        "key_message takeaway résumé resume synthèse chapô الملخص",
        "sections": "body content text paragraphs background context analysis key_messages "
        "key_points "
        "messages talking_points points highlights next_steps recommendations chapters details "
        "texte corps contexte",
        "people": "persons person participants attendees key_people key_figures speakers officials "
        "actors who personnes personnalités",
        "figures": "numbers key_numbers facts statistics stats data metrics indicators chiffres",
        "aid": "agreements agreement assistance pledges commitments donations funding support "
        "money "
        "aide accords",
        "quotes": "quotations quote citations statements",
        "qa": "questions faq q_and_a q&a q_a qanda appendix annex questions_and_answers foire",
        "contacts": "contact press_contact media_contact contact_person",
        "dollar": "currency",
        "organisation": "organization company ministry department agency office issuer",
        "notes": "note comments comment internal todo remarks private",
    },
    "people": {
        "name": "who person full_name nom",
        "role": "title position job office function post rôle fonction",
        "affiliation": "country organisation organization party company ministry state pays",
        "note": "notes comment comments remark remarks bio description",
    },
    "figures": {
        "label": "name what title description indicator metric libellé",
        "value": "number count total figure valeur",
        "unit": "units measure unité",
        "as_of": "date when day as_at",
        "note": "notes comment remark",
        "evidence": "source quote sentence",
    },
    "aid": {
        "donor": "from giver country who donors by donateur",
        "recipient": "to beneficiary receiver recipients destinataire",
        "purpose": "for what use description subject objet",
        "kind": "type category sort",
        "form": "instrument modality",
        "amount": "sum value total money montant",
        "status": "state stage",
        "timing": "when date time period",
        "evidence": "source quote sentence",
    },
    "sections": {
        "heading": "title head name headline titre",
        "body": "text content paragraphs bullets points items paragraph",
    },
    "quotes": {"text": "quote words quotation", "speaker": "by who said_by author name person"},
    "qa": {"question": "q ask query", "answer": "a reply response réponse"},
    "contacts": {
        "email": "mail e_mail email_address address courriel",
        "phone": "tel telephone mobile number cell téléphone",
        "role": "title position function",
        "name": "who person desk nom",
    },
    "source": {
        "url": "link href website web address",
        "publisher": "newspaper outlet media agency site paper name",
        "published": "date day",
        "title": "headline",
        "author": "by byline writer",
    },
    "amount": {
        "value": "amount number sum total",
        "currency": "code iso cur money",
        "qualifier": "approx about precision",
        "upper": "to max maximum high",
    },
}
#: Words for what a briefing has no field for.
_NONE = {
    "pictures are no part of a briefing; the logo is the theme's": "images image photos photo "
    "pictures picture logo icon graphics media figure_image",
    "a place has no field of its own: say it in the summary or in a section": "location place city "
    "dateline venue where country region lieu",
    "there is no field for it; `notes` keeps it for yourselves": "tags keywords category "
    "categories "
    "topics status version priority audience draft slug id uuid approved_by reviewer",
}


def meaning(word: str, place: str) -> tuple[str | None, str]:
    """Return the field that `word` means at a place, None if there is none, and what to say."""
    folded = word.casefold().strip().replace(" ", "_").replace("-", "_")
    for field, words in _MEANT.get("amount" if place == "equivalent" else place, {}).items():
        if folded in words.split():
            return field, f"{word!r} is called {field!r} here"
    if not place:
        for why, words in _NONE.items():
            if folded in words.split():
                return None, why
    return None, ""
