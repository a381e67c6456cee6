"""The electronic signature on a certificate's PDF: the institution's key, the sealing, the checking."""
