package dev.ilmyeon.articles.picture;

import dev.ilmyeon.platform.subgraph.periodic.PeriodicWork;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PictureProperties.class)
class PictureConfiguration {

  private static final String MEDIA = "ilmyeon.pictures.media";

  @Bean
  @ConditionalOnProperty(MEDIA)
  MediaService mediaService(PictureProperties properties, SslBundles bundles, JsonMapper json) {
    WebClient.Builder http = WebClient.builder();
    String bundle = properties.sslBundle();
    if (bundle != null) {
      http.clientConnector(new BundledConnector(bundles, bundle));
    }
    return new MediaService(
        Objects.requireNonNull(properties.media()), properties.secret(), http, json);
  }

  @Bean
  PictureRights pictureRights(
      DatabaseClient database, ObjectProvider<MediaService> media, PictureProperties properties) {
    return new PictureRights(
        new RightsStore(database), media.getIfAvailable(), properties.patience());
  }

  @Bean
  @ConditionalOnProperty(MEDIA)
  PeriodicWork askForRights(PictureRights rights, PictureProperties properties) {
    return new PeriodicWork("Asking for pictures' rights", properties.every(), rights::watch);
  }

  @Bean
  @ConditionalOnProperty(MEDIA)
  PeriodicWork tellOfPictures(
      DatabaseClient database, JsonMapper json, MediaService media, PictureProperties properties) {
    UsesTeller teller = new UsesTeller(new UsesStore(database, json), media);
    return new PeriodicWork("Telling media of pictures", properties.every(), teller::tell);
  }
}
