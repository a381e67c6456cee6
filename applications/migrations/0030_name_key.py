"""The function by which names are compared. Immutable, so that indexes may use it."""

from django.db import migrations

CREATE = r"""
CREATE FUNCTION name_key(first text, second text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $function$
    SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '')
    FROM regexp_split_to_table(
        replace(replace(replace(
            translate(
                regexp_replace(
                    lower(normalize(coalesce(first, '') || ' ' || coalesce(second, ''), NFKD)),
                    -- marks over letters; vowel signs that are letters (Devanagari, Thai) stay
                    '[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670''`´’‘ʼʻ′]', '', 'g'
                ),
                'łøđħıŧ', 'lodhit'
            ),
        'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u2000-\u206f\u3000-\u303f\u30fb\uff01-\uff0f]+'
    ) AS word
    WHERE word <> ''
$function$
"""


class Migration(migrations.Migration):
    dependencies = [("applications", "0025_page_limit_of_word")]

    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION name_key(text, text)")]
