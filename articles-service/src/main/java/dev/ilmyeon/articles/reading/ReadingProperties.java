package dev.ilmyeon.articles.reading;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How reads are counted.
 *
 * @param flushEvery how often the counts are written; those of the last interval are lost if the
 *     process is killed, none if it is stopped
 * @param maxPending how many articles' counts are held for the next write; reads of further ones
 *     are not counted
 */
@Validated
@ConfigurationProperties("ilmyeon.reads")
record ReadingProperties(
    @DefaultValue("5s") @DurationMin(millis = 100) Duration flushEvery,
    @DefaultValue("100000") @Positive int maxPending) {}
