package dev.ilmyeon.gateway.server.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import java.util.Iterator;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Limits what is logged of the network, wherever the log goes; one that is not Logback's is left.
 */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {

  /** The same for all that run in a process. */
  private static final NetworkLogLimit LIMIT = new NetworkLogLimit(System::nanoTime);

  @Bean
  InitializingBean networkLogLimit() {
    return () -> {
      if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
        limit(root);
      }
    };
  }

  private static void limit(Logger root) {
    Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders();
    while (appenders.hasNext()) {
      Appender<ILoggingEvent> each = appenders.next();
      if (!each.getCopyOfAttachedFiltersList().contains(LIMIT)) {
        each.addFilter(LIMIT);
      }
    }
  }
}
