package dev.ilmyeon.media.files;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where files are kept and how much is rendered at once.
 *
 * @param directory where originals and renditions are kept
 * @param reserve how much of the disk is left free: with less nothing is written (507)
 * @param renditionSpace how much the renditions may take; the least lately used make room
 * @param renderers how many pictures are drawn or rendered at once
 * @param queue how many more may wait before requests are refused with 503
 * @param drawAheadDelay how long after the start the pictures that nobody has asked for yet are
 *     drawn, one after the other; zero or less for never
 */
@Validated
@ConfigurationProperties("ilmyeon.media")
public record MediaProperties(
    @DefaultValue(".ilmyeon/media") Path directory,
    @DefaultValue("64MB") DataSize reserve,
    @DefaultValue("10GB") DataSize renditionSpace,
    @DefaultValue("2") @Min(1) @Max(16) int renderers,
    @DefaultValue("512") @Min(1) @Max(10_000) int queue,
    @DefaultValue("15s") Duration drawAheadDelay) {}
