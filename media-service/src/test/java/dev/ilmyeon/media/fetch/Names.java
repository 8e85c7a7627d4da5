package dev.ilmyeon.media.fetch;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Names that mean what a test says, each time something else if it says so. */
final class Names extends AddressResolverGroup<InetSocketAddress> {

  private final Map<String, Deque<List<InetAddress>>> meanings = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Behind what it meant before; the last meaning stays. */
  Names means(String name, String... addresses) {
    meanings
        .computeIfAbsent(name, _ -> new ArrayDeque<>())
        .add(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    return this;
  }

  /** What was looked up, in order. */
  List<String> asked() {
    return asked;
  }

  private synchronized List<InetAddress> lookUp(String name) throws UnknownHostException {
    asked.add(name);
    Deque<List<InetAddress>> meaning = meanings.get(name);
    if (meaning == null) {
      throw new UnknownHostException(name);
    }
    return meaning.size() > 1 ? meaning.remove() : meaning.element();
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new InetSocketAddressResolver(
        executor,
        new InetNameResolver(executor) {
          @Override
          protected void doResolve(String name, Promise<InetAddress> promise) throws Exception {
            promise.setSuccess(lookUp(name).getFirst());
          }

          @Override
          protected void doResolveAll(String name, Promise<List<InetAddress>> promise)
              throws Exception {
            promise.setSuccess(lookUp(name));
          }
        });
  }
}
