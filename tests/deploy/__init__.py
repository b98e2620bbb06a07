"""Tests of what turns a Debian into a kiosk or a centre."""
