"""What every text has that a rule on wordings could object to, for a first look at all texts of a record."""

from board.validate.first_look import FirstLook, any_case
from board.validate.rules.scam_signs import SIGNS

_EMAIL = r"@|" + any_case(r"at[\])}]")
_PHONE = r"\p{Nd}(?:[ .\-/()]{0,4}\p{Nd}){6}"
_IBAN = r"[A-Z]{2}\p{Nd}{2}"
# Web addresses and bank accounts are taken out of a text before telephone numbers are looked for in the rest.
_PHONE_AROUND = _IBAN + "|" + any_case(r"\p{Nd}[ .\-/()]{0,4}https?://")
_BIRTH_DATE = any_case(
    r"birth|d\.?o\.?b|born|geburt|geboren|ich (?:bin|wurde) am|naissance|née?\s|nac(?:i|í)|nat[oa] il"
)
_SCAMS = any_case("|".join(word.decode() for sign in SIGNS for word in sign.words) + r"|//(?:www\.)?(?:wa|t|m)\.me/")

# A backslash or an ampersand could spell a letter.
IN_JOBS = FirstLook(_SCAMS, r"[&\\]", _EMAIL, _PHONE, _PHONE_AROUND)
OF_PEOPLE = FirstLook(_EMAIL, _PHONE, _PHONE_AROUND, _IBAN, _BIRTH_DATE)
