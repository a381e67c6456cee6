"""Settings: `base` reads the environment; `development`, `production` and `test` differ in little."""
