package dev.ilmyeon.platform.subgraph.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.AstPrinter;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of time: answered as {@link ExtendedScalars} answers it, read strictly (no thirtieth of
 * February), and refused with what to write instead.
 *
 * @param plain the scalar that writes it
 * @param example a value of it, for those who wrote none
 * @param reader throws {@link DateTimeException} for what is none
 */
record TimeScalar(GraphQLScalarType plain, String example, Function<String, Object> reader)
    implements Coercing<Object, Object> {

  static final GraphQLScalarType DATE_TIME =
      of(ExtendedScalars.DateTime, "2024-07-26T09:30:00+09:00", TimeScalar::instant);
  static final GraphQLScalarType DATE = of(ExtendedScalars.Date, "2024-07-26", LocalDate::parse);

  /** What an error may repeat: a client's own words if they are few and can be printed. */
  private static final Pattern REPEATABLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,40}");

  private static GraphQLScalarType of(
      GraphQLScalarType plain, String example, Function<String, Object> reader) {
    return plain.transform(scalar -> scalar.coercing(new TimeScalar(plain, example, reader)));
  }

  /** RFC 3339 keeps -00:00 for a time whose offset nobody knows. */
  private static OffsetDateTime instant(String text) {
    if (text.endsWith("-00:00")) {
      throw new DateTimeException("An unknown offset");
    }
    return OffsetDateTime.parse(text);
  }

  @Override
  public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
    return plain.getCoercing().serialize(value, context, locale);
  }

  @Override
  public Object parseValue(Object input, GraphQLContext context, Locale locale) {
    try {
      if (input instanceof String text) {
        return reader.apply(text);
      }
    } catch (DateTimeException e) {
      throw new CoercingParseValueException(refusal(input.toString()), e);
    }
    throw new CoercingParseValueException(refusal(input.toString()));
  }

  @Override
  public Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    try {
      if (input instanceof StringValue text) {
        return reader.apply(String.valueOf(text.getValue()));
      }
    } catch (DateTimeException e) {
      throw new CoercingParseLiteralException(
          refusal(String.valueOf(((StringValue) input).getValue())), e);
    }
    throw new CoercingParseLiteralException(refusal(AstPrinter.printAstCompact(input)));
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return plain.getCoercing().valueToLiteral(input, context, locale);
  }

  private String refusal(String text) {
    String subject = REPEATABLE.matcher(text).matches() ? "'" + text + "'" : "This";
    return "%s is no %s: write \"%s\".".formatted(subject, plain.getName(), example);
  }
}
