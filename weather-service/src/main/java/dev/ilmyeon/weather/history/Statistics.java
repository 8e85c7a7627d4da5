package dev.ilmyeon.weather.history;

import java.math.BigDecimal;

/** The least, the mean (to one decimal) and the greatest of what was observed. */
record Statistics(BigDecimal min, BigDecimal mean, BigDecimal max) {}
