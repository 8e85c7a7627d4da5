package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import java.util.ArrayList;
import java.util.List;

/**
 * Response keys as the engine has them, from an operation's selections to the merged response: the
 * client's own, but that under {@code __typename} there is nothing but {@code __typename}.
 *
 * <p>A client may well write {@code {animals {__typename: name}}}, while subgraphs have to be asked
 * for the type under just that key. Such a key therefore gets one more underscore, and so do those
 * that have more already, {@code ___typename} and so on; they lose it on the way out.
 */
public final class ResponseKeys {

  private static final String TYPENAME = "__typename";

  private ResponseKeys() {}

  /** The key of a field that a client selects. */
  static String inside(SelectionSyntax.Field field) {
    String alias = field.alias();
    boolean apart = alias != null && isTypename(alias) && !isPlain(field, alias);
    return apart ? "_" + alias : field.responseKey();
  }

  private static boolean isPlain(SelectionSyntax.Field field, String alias) {
    return field.name().equals(TYPENAME) && alias.equals(TYPENAME);
  }

  /** The client's key. */
  public static String outside(String key) {
    return key.length() > TYPENAME.length() && isTypename(key) ? key.substring(1) : key;
  }

  /** Keys and indexes as the client has them. */
  public static List<Object> outside(List<Object> path) {
    List<Object> outside = new ArrayList<>(path.size());
    path.forEach(step -> outside.add(step instanceof String key ? outside(key) : step));
    return outside;
  }

  /** Perhaps with more underscores before it. */
  private static boolean isTypename(String key) {
    int more = key.length() - TYPENAME.length();
    if (more < 0 || !key.endsWith(TYPENAME)) {
      return false;
    }
    for (int i = 0; i < more; i++) {
      if (key.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }
}
