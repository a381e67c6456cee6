"""What is printed of an edition’s certificates exists in each language of the portal."""

from modeltranslation.translator import TranslationOptions, register

from lifecycle import recorded

from .models import CertificateTerms, Signatory


@register(CertificateTerms)
class CertificateTermsTranslation(TranslationOptions):
    fields = ("statement", "assessed")


@register(Signatory)
class SignatoryTranslation(TranslationOptions):
    fields = ("position",)


for model in (CertificateTerms, Signatory):
    recorded(model)
