package dev.ilmyeon.media.storage;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.files.Shelf;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

  /** In the data directory, unless a bucket is named. */
  @Bean
  @ConditionalOnProperty(
      value = "ilmyeon.media.storage.s3.bucket",
      matchIfMissing = true,
      havingValue = "")
  ObjectStore fileSystemStore(MediaFiles files, MeterRegistry meters) {
    return new CountedObjectStore(new FileSystemObjectStore(files), meters);
  }

  /** None of the SDK's classes is loaded where no bucket is named. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty("ilmyeon.media.storage.s3.bucket")
  static class InBucket {

    @Bean(destroyMethod = "close")
    S3AsyncClient s3Client(StorageProperties properties) {
      return S3Clients.client(bucket(properties));
    }

    @Bean
    ObjectStore s3Store(
        S3AsyncClient s3Client,
        StorageProperties properties,
        MediaFiles files,
        MeterRegistry meters) {
      StorageProperties.S3 s3 = bucket(properties);
      Shelf shelf = new Shelf(files, "fetched", s3.localSpace().toBytes());
      return new CountedObjectStore(
          new S3ObjectStore(s3Client, s3.bucket(), s3.prefix(), shelf), meters);
    }

    private static StorageProperties.S3 bucket(StorageProperties properties) {
      StorageProperties.@Nullable S3 s3 = properties.s3();
      if (s3 == null) {
        throw new IllegalStateException("ilmyeon.media.storage.s3 is empty");
      }
      return s3;
    }
  }
}
