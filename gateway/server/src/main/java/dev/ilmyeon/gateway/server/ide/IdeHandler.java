package dev.ilmyeon.gateway.server.ide;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Serves the IDE's files, read when first asked for and kept. The policy lets the page load and ask
 * nothing but this origin, and run nothing inline.
 */
final class IdeHandler implements WebHandler {

  static final String PATH = "/ide";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self';"
          + " font-src 'self' data:; img-src 'self' data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String GRAPHIQL = "META-INF/resources/graphql-ui/";
  private static final String OURS = "ide/";

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);
  private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final Map<String, Mono<IdeAsset>> assets = new LinkedHashMap<>();

  IdeHandler(IdeProperties properties) {
    onClassPath("", HTML, OURS + "index.html");
    onClassPath("/ide.js", SCRIPT, OURS + "ide.js");
    onClassPath("/ide.css", STYLE, OURS + "ide.css");
    onClassPath("/graphiql.js", SCRIPT, GRAPHIQL + "graphiql.min.js");
    onClassPath("/graphiql.css", STYLE, GRAPHIQL + "graphiql.min.css");
    onClassPath("/react.js", SCRIPT, GRAPHIQL + "react.production.min.js");
    onClassPath("/react-dom.js", SCRIPT, GRAPHIQL + "react-dom.production.min.js");
    Path query = properties.defaultQueryFile();
    if (query == null) {
      onClassPath("/default.graphql", TEXT, OURS + "default.graphql");
    } else {
      add("/default.graphql", () -> IdeAsset.inFile(TEXT, query));
    }
  }

  private void onClassPath(String path, MediaType type, String name) {
    add(path, () -> IdeAsset.onClassPath(type, name));
  }

  private void add(String path, Callable<IdeAsset> reader) {
    assets.put(
        PATH + path, Mono.fromCallable(reader).subscribeOn(Schedulers.boundedElastic()).cache());
  }

  /** What there is, by its path. */
  Set<String> paths() {
    return assets.keySet();
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    HttpMethod method = exchange.getRequest().getMethod();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      return Mono.error(
          new MethodNotAllowedException(method, List.of(HttpMethod.GET, HttpMethod.HEAD)));
    }
    Mono<IdeAsset> asset = assets.get(exchange.getRequest().getPath().value());
    return asset == null
        ? Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND))
        : asset.flatMap(found -> send(found, exchange));
  }

  private static Mono<Void> send(IdeAsset asset, ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    headers.setCacheControl("no-cache");
    headers.setETag(asset.etag());
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (exchange.checkNotModified(asset.etag())) {
      return response.setComplete();
    }
    headers.setContentType(asset.type());
    headers.setContentLength(asset.content().length);
    return exchange.getRequest().getMethod() == HttpMethod.HEAD
        ? response.setComplete()
        : response.writeWith(Mono.just(response.bufferFactory().wrap(asset.content())));
  }
}
