"""Identifiers (标识): numbers and codes that people write; no checker ever raises on them."""

from gongkai.law.identifiers.bank_card import check_bank_card as check_bank_card
from gongkai.law.identifiers.checked import Checked as Checked
from gongkai.law.identifiers.contacts import check_email as check_email
from gongkai.law.identifiers.contacts import check_landline as check_landline
from gongkai.law.identifiers.contacts import check_mobile as check_mobile
from gongkai.law.identifiers.contacts import check_phone as check_phone
from gongkai.law.identifiers.contacts import check_phone_of_anybody as check_phone_of_anybody
from gongkai.law.identifiers.contacts import check_post_code as check_post_code
from gongkai.law.identifiers.credit_code import check_credit_code as check_credit_code
from gongkai.law.identifiers.division import check_division as check_division
from gongkai.law.identifiers.document_number import check_document_number as check_document_number
from gongkai.law.identifiers.document_number import normalise_document_number as normalise_document_number
from gongkai.law.identifiers.index_number import check_index_number as check_index_number
from gongkai.law.identifiers.mail_number import check_mail_number as check_mail_number
from gongkai.law.identifiers.resident import check_resident_id as check_resident_id
