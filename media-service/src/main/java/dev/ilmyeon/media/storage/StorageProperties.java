package dev.ilmyeon.media.storage;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where uploaded originals are kept: in the data directory, or in a bucket if one is named.
 *
 * @param s3 the bucket; null for the data directory
 */
@ConfigurationProperties("ilmyeon.media.storage")
record StorageProperties(@Nullable S3 s3) {

  /**
   * A bucket of an S3-compatible service.
   *
   * @param bucket its name; it has to exist
   * @param prefix what the keys begin with
   * @param endpoint the service's address; null for AWS's own
   * @param region as AWS names it
   * @param accessKey with {@code secretKey}; null for what the machine has (environment, profile,
   *     role)
   * @param pathStyle whether the bucket stands in the path of an address instead of the host name
   * @param localSpace how much the copies on this machine may take
   */
  record S3(
      String bucket,
      @DefaultValue("") String prefix,
      @Nullable URI endpoint,
      @DefaultValue("ap-northeast-2") String region,
      @Nullable String accessKey,
      @Nullable String secretKey,
      @DefaultValue("true") boolean pathStyle,
      @DefaultValue("5GB") DataSize localSpace) {

    S3 {
      if (bucket == null || bucket.isBlank()) {
        throw new IllegalArgumentException("ilmyeon.media.storage.s3.bucket is missing");
      }
      if ((accessKey == null) != (secretKey == null)) {
        throw new IllegalArgumentException(
            "ilmyeon.media.storage.s3.access-key and .secret-key go together");
      }
    }

    @Override
    public String toString() {
      return "S3[" + bucket + "]";
    }
  }
}
