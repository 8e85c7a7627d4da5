package dev.ilmyeon.articles;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the articles subgraph. */
@SpringBootApplication(proxyBeanMethods = false)
public class ArticlesApplication {

  public static void main(String[] args) {
    SpringApplication.run(ArticlesApplication.class, args);
  }
}
