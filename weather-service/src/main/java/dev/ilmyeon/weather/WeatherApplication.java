package dev.ilmyeon.weather;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts weather-service. */
@SpringBootApplication(proxyBeanMethods = false)
public class WeatherApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(WeatherApplication.class, arguments);
  }
}
