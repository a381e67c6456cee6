"""The certificate as an Open Badge 3.0: a W3C verifiable credential that programs can check by themselves."""
