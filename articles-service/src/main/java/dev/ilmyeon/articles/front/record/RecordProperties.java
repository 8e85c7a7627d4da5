package dev.ilmyeon.articles.front.record;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param every how often it is looked at what readers see: what the record may be late by
 */
@Validated
@ConfigurationProperties("ilmyeon.fronts.record")
record RecordProperties(@DefaultValue("1s") @DurationMin(millis = 100) Duration every) {}
