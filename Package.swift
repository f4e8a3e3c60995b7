// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

/// The conventions that are compiler flags rather than advice (CONTRIBUTING.md).
let conventions: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

/// No fused multiply-add: the same bytes on every machine of one platform.
let exactC: [CSetting] = [.unsafeFlags(["-ffp-contract=off", "-Wall", "-Wextra", "-Werror"])]

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: conventions)
}

/// The stresses that come with the program, and the tables beside them: links to the files of Scenarios/stresses.
let stresses: [Resource] = [
  "central-cost-ratchet.yaml", "clustered-arrivals.yaml", "cyber-outage.yaml",
  "distant-candidates.csv", "energy-shock.yaml", "estate-failure.yaml", "fading-gains.yaml",
  "falling-rolls.yaml", "geographic-spread.yaml", "governance-lag.yaml",
  "heads-leave-on-joining.yaml", "hidden-deficit.yaml", "inspection-regime.yaml",
  "many-candidates.csv", "no-growth-grants.yaml", "send-wave.yaml", "slow-improvers.yaml",
  "speed-without-strategy.yaml", "strong-schools-slip.yaml", "too-many-weak-schools.yaml",
  "turnover-with-size.yaml", "unfunded-pay.yaml", "weak-candidates.csv",
].map { .embedInCode("BuiltIn/stresses/\($0)") }

func tests(
  of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: exclude,
    swiftSettings: conventions)
}

let package = Package(
  name: "headroom",
  products: [.executable(name: "headroom", targets: ["headroom"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C, one door each.
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(
      name: "CDigest", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .target(name: "CPhilox", dependencies: ["CGSL"], cSettings: exactC),
    .target(name: "CSystem", cSettings: exactC),

    // Mathematics without domain words.
    library("Stochastics", ["CGSL", "CPhilox"]),
    library("Statistics", ["CGSL"]),
    library("Fitting", ["CGSL", "Stochastics", "Statistics"]),

    // The domain, from a scenario's text to a published result.
    library("TrustDomain", []),
    library("Assumptions", ["TrustDomain", "Stochastics"]),
    .target(
      name: "ScenarioFiles",
      dependencies: [
        "TrustDomain", "Assumptions", "Principles", "Stochastics",
        .product(name: "Yams", package: "Yams"),
      ],
      // Links to the files of Scenarios/, so that each stands once.
      resources: [
        .embedInCode("BuiltIn/defaults.yaml"), .embedInCode("BuiltIn/principles.yaml"),
      ] + stresses,
      swiftSettings: conventions),
    library("Simulation", ["TrustDomain", "Assumptions", "Stochastics"]),
    library("Principles", ["TrustDomain"]),
    library(
      "Forecasting",
      ["TrustDomain", "Assumptions", "Stochastics", "Statistics", "Simulation", "Principles"]),
    library(
      "Questions",
      [
        "TrustDomain", "Assumptions", "Stochastics", "Statistics", "Simulation", "Principles",
        "Forecasting",
      ]),
    library(
      "Backtesting", ["TrustDomain", "Assumptions", "Stochastics", "Statistics", "Fitting"]),
    .target(
      name: "Publication",
      dependencies: [
        "TrustDomain", "Statistics", "Principles", "Forecasting", "Questions", "Fitting",
        "Backtesting",
      ],
      // What a board paper can't tell stands in README.md, and only there.
      resources: [
        .embedInCode("Report/BuiltIn/report.css"), .embedInCode("Report/BuiltIn/report.js"),
        .embedInCode("Report/BuiltIn/README.md"),
      ],
      swiftSettings: conventions),

    .executableTarget(
      name: "headroom",
      dependencies: [
        "ScenarioFiles", "Assumptions", "Principles", "Statistics", "TrustDomain", "Forecasting",
        "Questions", "Publication", "Fitting", "Backtesting", "CDigest", "CSystem", "CZip",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: conventions),

    tests(of: "Stochastics", ["Stochastics", "Statistics"], exclude: ["Reference"]),
    tests(of: "Fitting", ["Fitting", "Statistics", "Stochastics"], exclude: ["Reference"]),
    tests(of: "Backtesting", ["Backtesting", "Statistics", "Stochastics", "TrustDomain"]),
    tests(of: "Statistics", ["Statistics", "Stochastics"], exclude: ["Reference"]),
    // What several targets of tests build their cases from.
    .target(
      name: "Worlds",
      dependencies: ["TrustDomain", "Assumptions", "Stochastics", "ScenarioFiles", "Simulation"],
      path: "Tests/Worlds", swiftSettings: conventions),
    // The closed forms of the model: a quick half among the tests, in full by `make verify-model`.
    .target(
      name: "ModelVerification",
      dependencies: [
        "Assumptions", "Principles", "Simulation", "Statistics", "Stochastics", "TrustDomain",
        "Worlds",
      ],
      path: "Tests/ModelVerification", swiftSettings: conventions),
    .executableTarget(
      name: "headroom-verify-model",
      dependencies: [
        "ModelVerification", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/VerifyModel", swiftSettings: conventions),
    tests(of: "ModelVerification", ["ModelVerification"]),
    tests(
      of: "Publication",
      [
        "Publication", "Assumptions", "Backtesting", "Forecasting", "Principles", "Questions",
        "ScenarioFiles", "Statistics", "TrustDomain",
      ]),
    .testTarget(name: "CommandTests", dependencies: ["headroom"], swiftSettings: conventions),
    tests(
      of: "Simulation",
      [
        "Simulation", "Assumptions", "Principles", "ScenarioFiles", "Statistics", "Stochastics",
        "TrustDomain", "Worlds",
      ]),
    tests(of: "Principles", ["Principles", "ScenarioFiles", "TrustDomain"]),
    tests(
      of: "Forecasting",
      [
        "Forecasting", "Assumptions", "Principles", "ScenarioFiles", "Simulation", "Statistics",
        "Stochastics", "TrustDomain", "Worlds",
      ]),
    tests(
      of: "Questions",
      [
        "Questions", "Forecasting", "Assumptions", "Principles", "ScenarioFiles", "Simulation",
        "Statistics", "Stochastics", "TrustDomain", "Worlds",
      ]),
    .testTarget(
      name: "ScenarioFilesTests",
      dependencies: [
        "ScenarioFiles", "TrustDomain", "Assumptions", "Principles", "Stochastics",
      ],
      exclude: ["Wrong", "Good", "Odd"],
      swiftSettings: conventions),
  ]
)
