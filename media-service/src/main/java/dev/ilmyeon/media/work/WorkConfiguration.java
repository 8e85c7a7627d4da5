package dev.ilmyeon.media.work;

import dev.ilmyeon.media.files.MediaProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

  @Bean
  RenderQueue renderQueue(MediaProperties properties, MeterRegistry meters) {
    RenderQueue queue = new RenderQueue("render", properties.renderers(), properties.queue());
    Gauge.builder("ilmyeon.media.render.waiting", queue, RenderQueue::waiting)
        .description("Pictures that wait to be drawn or rendered")
        .register(meters);
    Gauge.builder("ilmyeon.media.render.running", queue, RenderQueue::running)
        .description("Pictures that are being drawn or rendered")
        .register(meters);
    return queue;
  }
}
