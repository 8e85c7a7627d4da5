package dev.ilmyeon.articles.front.edit;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param every how often it is looked for scheduled changes whose time has come
 */
@Validated
@ConfigurationProperties("ilmyeon.fronts.schedule")
record FrontEditProperties(@DefaultValue("100ms") @DurationMin(millis = 10) Duration every) {}
