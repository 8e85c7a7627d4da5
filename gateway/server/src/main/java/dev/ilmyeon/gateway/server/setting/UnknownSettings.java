package dev.ilmyeon.gateway.server.setting;

import dev.ilmyeon.gateway.server.setting.Setting.Group;
import dev.ilmyeon.gateway.server.setting.SettingNames.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds what is set and means nothing: a slip of the pen that would otherwise leave a limit or a
 * guard as it was. Wherever it is set: files, environment, command line.
 */
public final class UnknownSettings {

  /**
   * What Kubernetes puts into the environment for a service called {@code ilmyeon-gateway…}, and
   * what else begins with the same letters: {@code ilmyeon.gateway-secret} is the services'.
   */
  private static final Pattern NOT_MEANT =
      Pattern.compile(
          "secret\\..*|(.*\\.)?service\\.(host|port(\\..+)?)"
              + "|(.*\\.)?port(\\.\\d+\\.(tcp|udp|sctp)(\\.(addr|port|proto))?)?");

  private final ConfigurationPropertyName prefix;
  private final SettingNames names;

  /** {@code known}: all that may be set below {@code prefix}. */
  public UnknownSettings(String prefix, Group known) {
    this.prefix = ConfigurationPropertyName.of(prefix);
    this.names = new SettingNames(known);
  }

  /** Throws {@link BadSettingException} that names all of them, with their places. */
  public void refuse(ConfigurableEnvironment environment) {
    List<String> unknown = new ArrayList<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
        for (ConfigurationPropertyName name : iterable) {
          if (prefix.isAncestorOf(name) && isUnknown(words(name), variables)) {
            unknown.add(tell(name, source.getConfigurationProperty(name)));
          }
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new BadSettingException(
          String.join("\n", unknown),
          "Mend or remove it; --schema prints all there is, for editors too.");
    }
  }

  private List<String> words(ConfigurationPropertyName name) {
    List<String> words = new ArrayList<>();
    for (int at = prefix.getNumberOfElements(); at < name.getNumberOfElements(); at++) {
      words.add(name.getElement(at, Form.UNIFORM));
    }
    return words;
  }

  private boolean isUnknown(List<String> words, boolean variable) {
    return !names.has(words, variable)
        && !(variable && NOT_MEANT.matcher(String.join(".", words)).matches());
  }

  private String tell(ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {
    Stray stray = names.stray(words(name));
    String place = property == null ? "" : Place.of(property) + ": ";
    String message = "%sthere is no setting %s.".formatted(place, name);
    if (stray.known().isEmpty()) {
      return message;
    }
    return message + meant(stray) + " Known there: %s.".formatted(String.join(", ", stray.known()));
  }

  private static String meant(Stray stray) {
    String nearest = Spelling.nearest(stray.word(), stray.known());
    return nearest == null ? "" : " Did you mean %s?".formatted(nearest);
  }
}
