package dev.ilmyeon.articles.audit;

import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Computes the trail's hashes anew, apart from the database's own function: an entry that was
 * changed, taken out or put in shows where the chain no longer holds. Entries taken away from its
 * end show only to who noted its last hash elsewhere.
 */
public final class AuditChain {

  /**
   * What was found.
   *
   * @param entries how many hold, from the first on
   * @param lastHash of the last of them, in hexadecimal digits; to be noted elsewhere
   * @param broken the number of the entry that does not hold, if one doesn't
   */
  public record Verdict(long entries, String lastHash, @Nullable Long broken) {

    public boolean whole() {
      return broken == null;
    }
  }

  private record Link(
      long number, List<String> parts, byte[] previousHash, byte[] hash, @Nullable Long broken) {}

  /**
   * How far the chain was followed.
   *
   * @param read the number of the last entry that was read
   * @param more whether there may be others behind it
   */
  private record Followed(Link link, long read, boolean more) {}

  private static final Followed NOTHING =
      new Followed(
          new Link(0, List.of(), new byte[0], sha256(new byte[0]), null), Long.MIN_VALUE, true);

  private final DatabaseClient database;
  private final int atOnce;

  /**
   * @param atOnce entries a statement: one that read them all would not be done in the time that a
   *     statement has
   */
  AuditChain(DatabaseClient database, int atOnce) {
    this.database = database;
    this.atOnce = atOnce;
  }

  public Mono<Verdict> verify() {
    return Mono.just(NOTHING)
        .expand(so -> so.more() ? next(so.read()).map(links -> follow(so, links)) : Mono.empty())
        .last()
        .map(Followed::link)
        .map(link ->
            new Verdict(link.number(), HexFormat.of().formatHex(link.hash()), link.broken()));
  }

  private Followed follow(Followed so, List<Link> links) {
    Link link = so.link();
    for (Link next : links) {
      link = follow(link, next);
      if (link.broken() != null) {
        return new Followed(link, next.number(), false);
      }
    }
    return links.size() < atOnce
        ? new Followed(link, so.read(), false)
        : new Followed(link, links.getLast().number(), true);
  }

  private Mono<List<Link>> next(long read) {
    return database
        .sql(
            """
            SELECT number, (extract(epoch FROM at) * 1000000)::bigint AS micros, actor, action, subject,
              detail::text AS detail, previous_hash, hash
            FROM audit_entry WHERE number > :read ORDER BY number LIMIT %d
            """
                .formatted(atOnce))
        .bind("read", read)
        .map(AuditChain::link)
        .all()
        .collectList();
  }

  private static Link link(Readable row) {
    long number = required(row, "number", Long.class);
    return new Link(
        number,
        List.of(
            Long.toString(number),
            Long.toString(required(row, "micros", Long.class)),
            required(row, "actor", String.class),
            required(row, "action", String.class),
            required(row, "subject", String.class),
            required(row, "detail", String.class)),
        required(row, "previous_hash", byte[].class),
        required(row, "hash", byte[].class),
        null);
  }

  private static Link follow(Link before, Link next) {
    boolean holds =
        next.number() == before.number() + 1
            && MessageDigest.isEqual(next.previousHash(), before.hash())
            && MessageDigest.isEqual(next.hash(), hash(next));
    return holds
        ? next
        : new Link(
            before.number(), before.parts(), before.previousHash(), before.hash(), next.number());
  }

  private static byte[] hash(Link link) {
    byte[] text =
        link.parts().stream()
            .map(part -> part.getBytes(StandardCharsets.UTF_8).length + ":" + part + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[link.previousHash().length + text.length];
    System.arraycopy(link.previousHash(), 0, all, 0, link.previousHash().length);
    System.arraycopy(text, 0, all, link.previousHash().length, text.length);
    return sha256(all);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return Objects.requireNonNull(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
