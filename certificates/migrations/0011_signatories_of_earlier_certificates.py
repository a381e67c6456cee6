"""Who signed each certificate so far, into the list of its signatories."""

from django.db import migrations
from django.db.models import F, Func, JSONField, Value
from django.db.models.functions import JSONObject


def fill(apps, schema_editor):
    one = Func(
        JSONObject(name=F("signatory_name"), position=F("signatory_position"), signature=Value("")),
        function="jsonb_build_array",
        output_field=JSONField(),
    )
    for model in ("Certificate", "CertificateEvent"):
        rows = apps.get_model("certificates", model).objects.exclude(signatory_name="")
        rows.update(signatories=one)


def empty(apps, schema_editor):
    """Back into the columns: the first of the list."""
    for model in ("Certificate", "CertificateEvent"):
        rows = apps.get_model("certificates", model).objects.exclude(signatories=[])
        for row in rows.only("signatories").iterator():
            first = row.signatories[0]
            rows.filter(pk=row.pk).update(signatory_name=first["name"], signatory_position=first["position"])


class Migration(migrations.Migration):
    dependencies = [("certificates", "0010_terms_keys_and_signatories")]
    operations = [migrations.RunPython(fill, empty)]
