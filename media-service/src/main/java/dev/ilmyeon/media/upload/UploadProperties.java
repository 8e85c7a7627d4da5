package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.intake.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is taken.
 *
 * @param maxSize of a file
 * @param maxPixels of a picture; decoding takes up to six bytes each
 * @param maxSide of a picture, in pixels
 * @param lifetime how long a ticket is good for
 * @param silence how long a client may send nothing before its connection is given up; what has
 *     come stays
 * @param maxOpen how many uploads somebody may have begun and not completed
 * @param sweepEvery how often what was given up is swept
 * @param orphansAfter how long an object stays that no row names, as one does whose service was
 *     killed before the row was written; zero for ever. Longer than a database may be put back
 */
@Validated
@ConfigurationProperties("ilmyeon.media.uploads")
record UploadProperties(
    @DefaultValue("30MB") DataSize maxSize,
    @DefaultValue("25000000") @Min(1) @Max(200_000_000) long maxPixels,
    @DefaultValue("12000") @Min(160) @Max(65_535) int maxSide,
    @DefaultValue("6h") Duration lifetime,
    @DefaultValue("30s") Duration silence,
    @DefaultValue("100") @Min(1) int maxOpen,
    @DefaultValue("10m") Duration sweepEvery,
    @DefaultValue("7d") Duration orphansAfter) {

  Limits limits() {
    return new Limits(maxPixels, maxSide);
  }
}
