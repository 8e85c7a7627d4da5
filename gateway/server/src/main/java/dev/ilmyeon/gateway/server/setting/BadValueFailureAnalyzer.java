package dev.ilmyeon.gateway.server.setting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says at the start which value is no good, where it is, and what it could be. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BadValueFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

  private final Environment environment;

  BadValueFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, BindException cause) {
    if (cause.getCause() instanceof UnboundConfigurationPropertiesException) {
      return null;
    }
    IllegalArgumentException refusal = refusal(cause);
    return new FailureAnalysis(
        refusal == null ? unreadable(cause) : refused(cause, refusal),
        "Mend it, or remove it for the default.",
        cause);
  }

  /** A record's own, with words for operators; conversions fail with exceptions of their own. */
  private static @Nullable IllegalArgumentException refusal(BindException failure) {
    Throwable cause = failure.getCause();
    while (cause != null && !(cause instanceof IllegalArgumentException)) {
      cause = cause.getCause();
    }
    return failure.getTarget().getType().resolve(Object.class).isRecord()
        ? (IllegalArgumentException) cause
        : null;
  }

  private String unreadable(BindException cause) {
    ConfigurationProperty property = property(cause);
    String expected = Expected.of(cause.getTarget().getType());
    return property == null
        ? "%s has to be %s.".formatted(cause.getName(), expected)
        : "%s: %s has to be %s, not \"%s\"."
            .formatted(Place.of(property), property.getName(), expected, property.getValue());
  }

  /** What was read last, or what has the name of a group of settings and is none. */
  private @Nullable ConfigurationProperty property(BindException cause) {
    ConfigurationProperty property = cause.getProperty();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (property == null) {
        property = source.getConfigurationProperty(cause.getName());
      }
    }
    return property;
  }

  private String refused(BindException cause, IllegalArgumentException refusal) {
    String reason = String.valueOf(refusal.getMessage());
    List<String> places =
        places(cause.getName(), property -> hasWord(SettingNames.plain(reason), word(property)));
    if (places.isEmpty()) {
      places =
          places(cause.getName(), property -> hasWord(reason, String.valueOf(property.getValue())));
    }
    String message = "%s: %s.".formatted(cause.getName(), reason);
    return places.isEmpty() ? message : String.join(", ", places) + ": " + message;
  }

  /** Of what is set there and is meant; what goes first is what counts. */
  private List<String> places(
      ConfigurationPropertyName below, Predicate<ConfigurationProperty> meant) {
    Set<ConfigurationPropertyName> seen = new HashSet<>();
    List<String> places = new ArrayList<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        for (ConfigurationPropertyName name : iterable) {
          ConfigurationProperty property =
              below.isAncestorOf(name) ? source.getConfigurationProperty(name) : null;
          if (property != null && meant.test(property) && seen.add(name)) {
            places.add(Place.of(property));
          }
        }
      }
    }
    return places;
  }

  /** The last of its name, in small letters and digits. */
  private static String word(ConfigurationProperty property) {
    ConfigurationPropertyName name = property.getName();
    int last = name.getNumberOfElements() - 1;
    while (last > 0 && name.isNumericIndex(last)) {
      last--;
    }
    return name.getElement(last, Form.UNIFORM);
  }

  private static boolean hasWord(String message, String word) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)").matcher(message).find();
  }
}
