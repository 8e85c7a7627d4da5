package dev.ilmyeon.media;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the media subgraph. */
@SpringBootApplication(proxyBeanMethods = false)
public class MediaApplication {

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    SpringApplication.run(MediaApplication.class, args);
  }
}
