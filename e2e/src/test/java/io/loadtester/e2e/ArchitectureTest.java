package io.loadtester.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The dependency rules of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "io.loadtester", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule modulesDependOnlyDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.loadtester..")
            .layer("proto")
            .definedBy("io.loadtester.proto..")
            .layer("common")
            .definedBy("io.loadtester.common..")
            .layer("spec")
            .definedBy("io.loadtester.spec..")
            .layer("reporting")
            .definedBy("io.loadtester.reporting..")
            .layer("wire")
            .definedBy("io.loadtester.wire..")
            .layer("attack")
            .definedBy("io.loadtester.attack..")
            .layer("storage")
            .definedBy("io.loadtester.storage..")
            .layer("embedded")
            .definedBy("io.loadtester.embedded..")
            .layer("meters")
            .definedBy("io.loadtester.meters..")
            .layer("worker")
            .definedBy("io.loadtester.worker..")
            .layer("consumer")
            .definedBy("io.loadtester.consumer..")
            .layer("master")
            .definedBy("io.loadtester.master..")
            .layer("cli")
            .definedBy("io.loadtester.cli..")
            .whereLayer("proto")
            .mayOnlyBeAccessedByLayers("wire")
            .whereLayer("common")
            .mayNotAccessAnyLayer()
            .whereLayer("spec")
            .mayOnlyAccessLayers("common")
            .whereLayer("reporting")
            .mayOnlyAccessLayers("common")
            .whereLayer("reporting")
            .mayOnlyBeAccessedByLayers("master", "cli")
            .whereLayer("wire")
            .mayOnlyBeAccessedByLayers("worker", "consumer", "master", "cli")
            .whereLayer("wire")
            .mayOnlyAccessLayers("proto", "common", "spec")
            .whereLayer("attack")
            .mayOnlyAccessLayers("common")
            .whereLayer("attack")
            .mayOnlyBeAccessedByLayers("worker", "cli")
            .whereLayer("storage")
            .mayOnlyAccessLayers("common", "spec")
            .whereLayer("embedded")
            .mayNotAccessAnyLayer()
            .whereLayer("meters")
            .mayNotAccessAnyLayer()
            .whereLayer("worker")
            .mayOnlyAccessLayers("common", "spec", "wire", "attack", "meters")
            .whereLayer("consumer")
            .mayOnlyAccessLayers("common", "wire", "storage", "meters")
            .whereLayer("master")
            .mayOnlyAccessLayers("common", "spec", "reporting", "wire", "storage", "meters")
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers("consumer", "master", "cli")
            .whereLayer("embedded")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("meters")
            .mayOnlyBeAccessedByLayers("worker", "consumer", "master", "cli")
            .whereLayer("worker")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("consumer")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("master")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule generatedClassesStayInWire = noClasses()
            .that()
            .resideOutsideOfPackages("io.loadtester.proto..", "io.loadtester.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.loadtester.proto..");

    @ArchTest
    static final ArchRule entitiesStayInStorage = noClasses()
            .that(resideOutside("io.loadtester.storage.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..");

    @ArchTest
    static final ArchRule theVocabularyKnowsTwoLibraries = classes()
            .that()
            .resideInAPackage("io.loadtester.common..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.loadtester.common..", "java..", "org.HdrHistogram..", "com.google.re2j..", "org.jspecify..");

    @ArchTest
    static final ArchRule whatUsersWriteIsReadWithJacksonAlone = classes()
            .that()
            .resideInAPackage("io.loadtester.spec..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.loadtester.spec..",
                    "io.loadtester.common..",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule reportsNeedNoService = classes()
            .that()
            .resideInAPackage("io.loadtester.reporting..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.loadtester.reporting..",
                    "io.loadtester.common..",
                    "java..",
                    "org.HdrHistogram..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theEngineIsAPlainLibrary = classes()
            .that()
            .resideInAPackage("io.loadtester.attack..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.loadtester.attack..",
                    "io.loadtester.common.schedule..",
                    "io.loadtester.common.test..",
                    "io.loadtester.common.result..",
                    "io.loadtester.common.fleet..",
                    "io.loadtester.common.url..",
                    "java..",
                    "javax.net.ssl..",
                    "io.netty..",
                    "org.HdrHistogram..",
                    "org.slf4j..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theEnginesArrowsRunOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.loadtester.attack..")
            .layer("engine")
            .definedBy("io.loadtester.attack")
            .layer("loop")
            .definedBy("io.loadtester.attack.loop..")
            .layer("pool")
            .definedBy("io.loadtester.attack.pool..")
            .layer("net")
            .definedBy("io.loadtester.attack.net..")
            .layer("protocol")
            .definedBy("io.loadtester.attack.protocol")
            .layer("http1")
            .definedBy("io.loadtester.attack.protocol.http1..")
            .layer("http2")
            .definedBy("io.loadtester.attack.protocol.http2..")
            .layer("http")
            .definedBy("io.loadtester.attack.http..")
            .layer("hit")
            .definedBy("io.loadtester.attack.hit..")
            .whereLayer("engine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("loop")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("pool")
            .mayOnlyBeAccessedByLayers("engine", "loop")
            .whereLayer("net")
            .mayOnlyBeAccessedByLayers("engine", "loop", "pool")
            .whereLayer("protocol")
            .mayOnlyBeAccessedByLayers("engine", "loop", "pool", "net", "http1", "http2")
            // Protocol implementations are registered in a single place.
            .whereLayer("http1")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("http2")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("engine", "loop", "http1", "http2");

    @ArchTest
    static final ArchRule picocliStaysInTheCommandLine = noClasses()
            .that(resideOutside("io.loadtester.cli.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("io.loadtester.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.loadtester.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesAreNamedAfterWhatTheyDo = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..impl..", "..manager..");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that(resideOutside("io.loadtester.proto.."))
            .should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    JavaPackage home = type.getPackage();
                    events.add(new SimpleConditionEvent(
                            type, home.isAnnotatedWith(NullMarked.class), home.getName() + " is not @NullMarked"));
                }
            });

    private static DescribedPredicate<JavaClass> resideOutside(String packages) {
        return JavaClass.Predicates.resideOutsideOfPackage(packages);
    }
}
