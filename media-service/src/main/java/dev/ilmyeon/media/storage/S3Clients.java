package dev.ilmyeon.media.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;

/** Clients of S3-compatible services, which give up in good time. */
final class S3Clients {

  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(30);
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final int CONNECTIONS = 32;

  private S3Clients() {}

  static S3AsyncClient client(StorageProperties.S3 settings) {
    S3AsyncClientBuilder builder =
        S3AsyncClient.builder()
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            // Others than AWS do not know the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder()
                    .maxConcurrency(CONNECTIONS)
                    .connectionTimeout(CONNECT))
            .overrideConfiguration(
                limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    @Nullable String accessKey = settings.accessKey();
    @Nullable String secretKey = settings.secretKey();
    if (accessKey != null && secretKey != null) {
      builder.credentialsProvider(
          StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }
    return builder.build();
  }
}
