package dev.ilmyeon.media.files;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaProperties.class)
class FilesConfiguration {

  /** Nobody writes for as long: another process on the same directory is left alone. */
  private static final Duration LONGEST_WRITE = Duration.ofHours(1);

  @Bean
  @ConditionalOnMissingBean
  FreeSpace freeSpace() {
    return directory -> Files.getFileStore(directory).getUsableSpace();
  }

  @Bean
  MediaFiles mediaFiles(MediaProperties properties, FreeSpace space) throws IOException {
    MediaFiles files =
        new MediaFiles(properties.directory(), space, properties.reserve().toBytes());
    files.sweepUnfinished(Instant.now().minus(LONGEST_WRITE));
    return files;
  }
}
