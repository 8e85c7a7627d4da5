package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Under which keys the values of a document end up. */
final class RenamedKeys {

  private RenamedKeys() {}

  /** {@code above}: the document's keys that lead to an object of the type. */
  static String of(Fetch fetch, String key, String type, List<String> above) {
    for (KeyRename rename : fetch.renames()) {
      if (rename.from().equals(key) && leads(rename, type, above)) {
        return rename.to();
      }
    }
    return key;
  }

  private static boolean leads(KeyRename rename, String type, List<String> above) {
    List<String> path = new ArrayList<>();
    @Nullable Set<String> types = null;
    for (Segment segment : rename.path().segments()) {
      switch (segment) {
        case Segment.Key(String each) -> {
          path.add(each);
          types = null;
        }
        case Segment.Items() -> {}
        case Segment.Types(Set<String> names) -> types = names;
      }
    }
    return path.equals(above) && (types == null || types.contains(type));
  }
}
