package dev.ilmyeon.platform.testing.sql;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The statements that the context's {@link ConnectionFactory} has sent since the last {@link
 * #clear()}: import it into a test's context ({@code @Import(SqlStatements.class)}) and inject it.
 */
public final class SqlStatements implements BeanPostProcessor {

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private volatile Predicate<String> ignored = _ -> false;

  /** Leaves out what comes by itself at any time, as from work in the background. */
  public void ignore(Predicate<String> background) {
    ignored = background;
  }

  public void clear() {
    sent.clear();
  }

  /** In the order in which they were answered; the same text may occur more than once. */
  public List<String> sent() {
    return sent.stream().filter(ignored.negate()).toList();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof ConnectionFactory connections)) {
      return bean;
    }
    return ProxyConnectionFactory.builder(connections)
        .onAfterQuery(
            execution -> execution.getQueries().forEach(query -> sent.add(query.getQuery())))
        .build();
  }
}
