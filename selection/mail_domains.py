"""Mail providers open to everybody: sharing one says nothing about two people."""

PROVIDERS = """
    126.com 163.com aol.com fastmail.com free.fr gmail.com gmx.com gmx.de gmx.net googlemail.com
    hotmail.com hotmail.es hotmail.fr hotmail.it icloud.com laposte.net libero.it live.com live.fr
    mail.com mail.ru me.com msn.com naver.com orange.fr outlook.com outlook.es outlook.fr
    pm.me proton.me protonmail.com qq.com rediffmail.com sfr.fr tutanota.com wanadoo.fr web.de
    yahoo.ca yahoo.co.in yahoo.co.uk yahoo.com yahoo.com.br yahoo.com.mx yahoo.es yahoo.fr yahoo.it
    yandex.com yandex.ru ymail.com zoho.com
"""
PUBLIC_DOMAINS = frozenset(PROVIDERS.split())


def organisation_domain(address: str) -> str:
    """The domain of an address, lower case; empty when it is a public provider's."""
    domain = address.rpartition("@")[2].lower()
    return "" if domain in PUBLIC_DOMAINS else domain
