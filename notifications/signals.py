"""What this app tells the apps above, which know whose an address is."""

from django.dispatch import Signal

# Sent with `message`: its address refused it for good, or took it.
address_refused = Signal()
address_accepted = Signal()
