package dev.ilmyeon.gateway.federation.queryplan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a target object is written as an entity's representation: a program that copies values out of
 * the merged response. An object with a missing or null value under a {@link Copy} of a key is not
 * sent at all ({@code Copy.required}).
 *
 * @param runtimeTypes the {@code __typename}s of the target objects it applies to; empty: any
 * @param typename the {@code __typename} to send; null: the object's own
 */
public record Representation(
    Set<String> runtimeTypes, @Nullable String typename, List<Entry> entries) {

  public Representation {
    runtimeTypes = Collections.unmodifiableSet(new LinkedHashSet<>(runtimeTypes));
    entries = List.copyOf(entries);
  }

  /** What is written into an object, in order. */
  public sealed interface Entry {

    /**
     * {@code "name": value}, the value found under {@code responseKey}.
     *
     * @param required whether null or absence keeps the whole representation from being sent (the
     *     fields of a key)
     * @param nested null: the value as it is; else the entries to write for the object, or for each
     *     object of the list (nested lists alike)
     */
    record Copy(String name, String responseKey, boolean required, @Nullable List<Entry> nested)
        implements Entry {
      public Copy {
        nested = nested == null ? null : List.copyOf(nested);
      }
    }

    /** Entries for objects of these runtime types only. */
    record ForTypes(Set<String> runtimeTypes, List<Entry> entries) implements Entry {
      public ForTypes {
        runtimeTypes = Collections.unmodifiableSet(new LinkedHashSet<>(runtimeTypes));
        entries = List.copyOf(entries);
      }
    }
  }
}
