package dev.ilmyeon.media.fetch;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names become addresses once for each connection, and Netty connects to the very addresses that
 * were checked here: a name that means something else a moment later (DNS rebinding) changes
 * nothing. A host that is written as an address is checked alike. A name of which any address may
 * not be reached is not reached at all.
 */
final class CheckedResolvers extends AddressResolverGroup<InetSocketAddress> {

  private static final Logger log = LoggerFactory.getLogger(CheckedResolvers.class);

  private final AddressResolverGroup<InetSocketAddress> names;
  private final Reach reach;

  CheckedResolvers(AddressResolverGroup<InetSocketAddress> names, Reach reach) {
    this.names = names;
    this.reach = reach;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Checked(executor, names.getResolver(executor), reach);
  }

  private static final class Checked extends AbstractAddressResolver<InetSocketAddress> {

    private final AddressResolver<InetSocketAddress> names;
    private final Reach reach;

    Checked(EventExecutor executor, AddressResolver<InetSocketAddress> names, Reach reach) {
      super(executor, InetSocketAddress.class);
      this.names = names;
      this.reach = reach;
    }

    /** None is, so that all come here: what is resolved is connected to without a look. */
    @Override
    protected boolean doIsResolved(InetSocketAddress address) {
      return false;
    }

    @Override
    protected void doResolve(InetSocketAddress host, Promise<InetSocketAddress> promise) {
      found(host)
          .addListener((Future<List<InetSocketAddress>> found) -> {
            if (areAllowed(host, found)) {
              promise.trySuccess(found.getNow().getFirst());
            } else {
              promise.tryFailure(failure(found));
            }
          });
    }

    @Override
    protected void doResolveAll(InetSocketAddress host, Promise<List<InetSocketAddress>> promise) {
      found(host)
          .addListener((Future<List<InetSocketAddress>> found) -> {
            if (areAllowed(host, found)) {
              promise.trySuccess(found.getNow());
            } else {
              promise.tryFailure(failure(found));
            }
          });
    }

    private Future<List<InetSocketAddress>> found(InetSocketAddress host) {
      return host.isUnresolved()
          ? names.resolveAll(host)
          : executor().newSucceededFuture(List.of(host));
    }

    private boolean areAllowed(InetSocketAddress host, Future<List<InetSocketAddress>> found) {
      if (!found.isSuccess() || found.getNow().isEmpty()) {
        return false;
      }
      for (InetSocketAddress address : found.getNow()) {
        if (!reach.allows(address)) {
          log.info("No file is fetched from {}: {} may not be reached", host, address);
          return false;
        }
      }
      return true;
    }

    private static Throwable failure(Future<?> found) {
      return found.cause() == null ? new UnknownHostException("may not be reached") : found.cause();
    }
  }
}
