"""Pure reckoning: numbers in, numbers out. Knows neither the database nor the other modules of the app."""
