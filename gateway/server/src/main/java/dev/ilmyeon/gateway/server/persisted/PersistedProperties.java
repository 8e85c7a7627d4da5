package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Operations that clients may name.
 *
 * @param automatic what they register themselves
 * @param manifest a file with those that are trusted; null for none
 * @param poll how often it is looked at: a change holds after two looks
 * @param only whether no others are taken
 * @param except of whom they are all the same
 */
@ConfigurationProperties(value = "ilmyeon.gateway.persisted", ignoreUnknownFields = false)
public record PersistedProperties(
    @DefaultValue Automatic automatic,
    @Nullable Path manifest,
    @DefaultValue("5s") Duration poll,
    @DefaultValue("false") boolean only,
    @DefaultValue Except except) {

  public PersistedProperties {
    Bounds.positive("poll", poll);
    if (only && manifest == null) {
      throw new IllegalArgumentException("only: nothing could be asked for without a manifest");
    }
    if (!only && !except.isNobody()) {
      throw new IllegalArgumentException("except: nobody is bound to the manifest without only");
    }
  }

  /** Whether nothing that the manifest does not list is taken of somebody. */
  boolean bind(Identity identity) {
    return only && !except.holdsFor(identity);
  }

  /** The same of everybody. */
  boolean bindAll() {
    return only && except.isNobody();
  }

  /**
   * Who is not bound to the manifest. Nobody is by what they only say of themselves, such as the
   * name of their application.
   *
   * @param authenticated those with a token
   * @param apiKey partners with a key
   * @param contracts whoever has one of these
   */
  public record Except(
      @DefaultValue("false") boolean authenticated,
      @DefaultValue("false") boolean apiKey,
      @DefaultValue Set<String> contracts) {

    static final Except NOBODY = new Except(false, false, Set.of());

    public Except {
      contracts = Set.copyOf(contracts);
    }

    private boolean isNobody() {
      return equals(NOBODY);
    }

    private boolean holdsFor(Identity identity) {
      return switch (identity.kind()) {
            case NOBODY -> false;
            case TOKEN, DEVELOPMENT -> authenticated;
            case API_KEY -> apiKey;
          }
          || identity.contract() != null && contracts.contains(identity.contract());
    }
  }

  /**
   * Automatic persisted queries.
   *
   * @param enabled whether there are any
   * @param maxSize of all of them together, in memory; those that are asked for least go first
   */
  public record Automatic(
      @DefaultValue("true") boolean enabled, @DefaultValue("8MB") DataSize maxSize) {

    public Automatic {
      Bounds.atLeast("automatic.max-size", 1, maxSize.toBytes());
    }
  }
}
