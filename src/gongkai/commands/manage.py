"""`gongkai manage …`: Django's own commands with our settings."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER)


def run(arguments: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    from gongkai.commands.preparation import prepare_folder

    prepare_folder()
    execute_from_command_line(["gongkai manage", *arguments.arguments])
    return 0
