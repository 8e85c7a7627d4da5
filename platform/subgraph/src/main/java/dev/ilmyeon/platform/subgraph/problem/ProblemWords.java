package dev.ilmyeon.platform.subgraph.problem;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The words of problems: of a code in a language, Korean or English, from the service's {@code
 * problems.properties} or from those that all services have.
 */
final class ProblemWords {

  private static final String COMMON = "dev/ilmyeon/platform/subgraph/problem/common-problems";
  private static final String OF_THE_SERVICE = "problems";

  private final ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();

  ProblemWords(ClassLoader classes) {
    bundles.setBundleClassLoader(classes);
    bundles.setDefaultEncoding("UTF-8");
    bundles.setFallbackToSystemLocale(false);
    bundles.setBasename(COMMON);
    if (classes.getResource(OF_THE_SERVICE + ".properties") != null) {
      bundles.addBasenames(OF_THE_SERVICE);
    }
  }

  String of(String code, List<String> arguments, Locale reader) {
    return Objects.requireNonNullElse(
        bundles.getMessage(code, arguments.toArray(), code, reader), code);
  }
}
