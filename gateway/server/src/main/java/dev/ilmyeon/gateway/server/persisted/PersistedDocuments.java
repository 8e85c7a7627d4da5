package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonNumber;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonString;
import dev.ilmyeon.gateway.server.file.WatchedFile;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.SharedUse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/**
 * Finds the document that a client names, by the hash of automatic persisted queries ({@code
 * extensions.persistedQuery.sha256Hash}, Apollo's protocol) or by an id.
 */
public final class PersistedDocuments implements AutoCloseable {

  private static final String PERSISTED_QUERY = "persistedQuery";

  private final @Nullable AutomaticQueries automatic;
  private final @Nullable SharedDocuments shared;
  private final @Nullable WatchedFile<Manifest> file;
  private final PersistedProperties properties;

  /** {@code store}: null for none. */
  PersistedDocuments(PersistedProperties properties, @Nullable SharedStore store) {
    this.automatic =
        properties.automatic().enabled()
            ? new AutomaticQueries(properties.automatic().maxSize().toBytes())
            : null;
    this.shared =
        automatic != null
                && !properties.bindAll()
                && store != null
                && store.isFor(SharedUse.DOCUMENTS)
            ? new SharedDocuments(store, properties.automatic().maxSize().toBytes())
            : null;
    this.file =
        properties.manifest() == null
            ? null
            : new WatchedFile<>(properties.manifest(), properties.poll(), Manifest::read);
    this.properties = properties;
  }

  /**
   * What a client sends of a document.
   *
   * @param query its text
   * @param id its name
   * @param extensions where its hash may be
   * @param identity who asks
   * @param client whose application asks, as far as it says so; empty if it does not
   */
  public record Asked(
      @Nullable String query,
      @Nullable String id,
      JsonObject extensions,
      Identity identity,
      String client) {}

  /** What that comes to. */
  public sealed interface Answer {

    /**
     * The document.
     *
     * @param ofClient whether it might have been another if another client had asked
     */
    record Document(String text, boolean ofClient) implements Answer {}

    /** To be told like an invalid document. */
    record Refusal(RefusedException refusal) implements Answer {}
  }

  /** Whether whatever somebody sends whole, and does not name as well, is taken as it is. */
  public boolean takeAny(Identity identity) {
    return !properties.bind(identity);
  }

  /** Whether {@link #fetch} may find what is not here. */
  public boolean mayBeElsewhere(Asked asked) {
    return shared != null
        && asked.query() == null
        && asked.id() == null
        && takeAny(asked.identity());
  }

  /** Has what was registered at other gateways be here, if it is not. */
  public Mono<Void> fetch(Asked asked) {
    return Mono.defer(
            () -> {
              String hash = hash(asked.extensions());
              return hash == null
                      || shared == null
                      || automatic == null
                      || automatic.document(hash) != null
                  ? Mono.<String>empty()
                  : shared.document(hash).doOnNext(text -> automatic.register(hash, text));
            })
        .onErrorComplete(RefusedException.class)
        .then();
  }

  /** Throws {@link RefusedException} for what makes no sense at all. */
  public Answer find(Asked asked) {
    String hash = hash(asked.extensions());
    return asked.query() == null ? named(asked, hash) : sent(asked, asked.query(), hash);
  }

  private Answer named(Asked asked, @Nullable String hash) {
    String name = asked.id() == null ? hash : asked.id();
    if (name == null) {
      throw RefusedException.illFormed("\"query\" is missing: it holds the GraphQL document.");
    }
    Manifest manifest = manifest();
    String document = manifest.document(asked.client(), name);
    if (document == null && hash != null && automatic != null && takeAny(asked.identity())) {
      document = automatic.document(hash);
    }
    return document == null
        ? unknown(asked, hash)
        : new Answer.Document(document, manifest.tellsClientsApart(name));
  }

  /** Clients know the messages as well as the codes, and send the text when they read the first. */
  private Answer unknown(Asked asked, @Nullable String hash) {
    if (!takeAny(asked.identity())) {
      return refusal("PERSISTED_QUERY_NOT_IN_LIST", "There is no such operation in the list.");
    }
    if (hash != null && automatic == null && file == null) {
      return refusal("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
    }
    return refusal("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
  }

  private Answer sent(Asked asked, String query, @Nullable String hash) {
    if (hash != null && !hash.equals(DocumentHash.of(query))) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "PERSISTED_QUERY_HASH_MISMATCH",
          "The hash is not the SHA-256 of the query.");
    }
    if (!takeAny(asked.identity())) {
      return listed(asked, query);
    }
    if (hash != null && automatic != null) {
      register(hash, query, automatic);
    }
    return new Answer.Document(query, false);
  }

  private Answer listed(Asked asked, String query) {
    Manifest manifest = manifest();
    return manifest.trusts(asked.client(), query)
        ? new Answer.Document(query, !manifest.trusts("", query))
        : refusal("QUERY_NOT_IN_SAFELIST", "Only listed operations are taken here.");
  }

  private void register(String hash, String query, AutomaticQueries here) {
    boolean known = here.document(hash) != null;
    here.register(hash, query);
    if (!known && shared != null) {
      shared.register(hash, query);
    }
  }

  /** How many documents clients have registered. */
  public long registered() {
    return automatic == null ? 0 : automatic.size();
  }

  private Manifest manifest() {
    return file == null ? Manifest.EMPTY : file.value();
  }

  private static Answer refusal(String code, String message) {
    return new Answer.Refusal(new RefusedException(HttpStatus.BAD_REQUEST, code, message));
  }

  private static @Nullable String hash(JsonObject extensions) {
    return switch (extensions.members().get(PERSISTED_QUERY)) {
      case null -> null;
      case JsonObject persisted -> {
        if (!isVersion1(persisted.members().get("version"))
            || !(persisted.members().get("sha256Hash") instanceof JsonString hash)) {
          throw RefusedException.illFormed(
              "\"persistedQuery\" has \"version\": 1 and a \"sha256Hash\".");
        }
        yield hash.value().toLowerCase(Locale.ROOT);
      }
      default -> throw RefusedException.illFormed("\"persistedQuery\" must be an object.");
    };
  }

  private static boolean isVersion1(@Nullable JsonValue version) {
    return version instanceof JsonNumber number && number.text().equals("1");
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
