package dev.ilmyeon.weather.simulation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SimulationConfiguration {

  @Bean
  SimulationSwitch simulationSwitch(SimulationProperties properties) {
    return new SimulationSwitch(properties.enabled());
  }
}
